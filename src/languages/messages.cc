#include "languages/messages.h"

#include <algorithm>
#include <set>

namespace rightsdesk::languages {
namespace {

bool names_value(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }
bool names_tag(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// The piece that begins at the front of `rest`, with its length; text of length 0 when none does.
std::pair<Piece, std::size_t> special_at(std::string_view rest) {
  bool const value = rest.front() == '{';
  auto const end = rest.find(value ? '}' : '>');
  if ((!value && rest.front() != '<') || end == std::string_view::npos) return {{}, 0};
  auto name = rest.substr(1, end - 1);
  bool const closes = !value && name.starts_with('/');
  if (closes) name.remove_prefix(1);
  if (name.empty() || !std::all_of(name.begin(), name.end(), value ? names_value : names_tag)) return {{}, 0};
  auto const kind = value ? Piece::Kind::value : closes ? Piece::Kind::closes : name.starts_with("br") ? Piece::Kind::alone : Piece::Kind::opens;
  return {{kind, std::string(name)}, end + 1};
}

using Kind = Piece::Kind;

std::multiset<std::string> names_of(std::vector<Piece> const& pieces, Kind kind) {
  std::multiset<std::string> names;
  for (auto const& piece : pieces) {
    if (piece.kind == kind) names.insert(piece.what);
  }
  return names;
}

std::string nesting_fault(std::vector<Piece> const& pieces) {
  std::vector<std::string> open;
  for (auto const& piece : pieces) {
    if (piece.kind == Kind::opens) open.push_back(piece.what);
    if (piece.kind == Kind::text && piece.what.find_first_of("<>{}") != std::string::npos) return "a stray < > { or } in \"" + piece.what + "\"";
    if (piece.kind != Kind::closes) continue;
    if (open.empty() || open.back() != piece.what) return "</" + piece.what + "> closes nothing that was opened last";
    open.pop_back();
  }
  return open.empty() ? std::string() : "<" + open.back() + "> is not closed";
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view words) {
  std::vector<Piece> pieces;
  while (!words.empty()) {
    auto [piece, length] = special_at(words);
    if (length != 0) {
      pieces.push_back(std::move(piece));
      words.remove_prefix(length);
      continue;
    }
    auto const next = std::min(words.find_first_of("{<", 1), words.size());
    if (!pieces.empty() && pieces.back().kind == Kind::text) {
      pieces.back().what += words.substr(0, next);
    } else {
      pieces.push_back({Kind::text, std::string(words.substr(0, next))});
    }
    words.remove_prefix(next);
  }
  return pieces;
}

std::vector<std::string> wrong_with(std::string_view english, std::string_view said) {
  std::vector<std::string> wrong;
  auto const wanted = pieces_of(english), given = pieces_of(said);
  auto const asked = names_of(wanted, Kind::value), shown = names_of(given, Kind::value);
  for (auto const& name : std::set<std::string>(asked.begin(), asked.end())) {
    if (!shown.contains(name)) wrong.push_back("{" + name + "} is missing");
  }
  for (auto const& name : std::set<std::string>(shown.begin(), shown.end())) {
    if (!asked.contains(name)) wrong.push_back("{" + name + "} is not known here");
  }
  if (auto fault = nesting_fault(given); !fault.empty()) wrong.push_back(std::move(fault));
  for (auto const kind : {Kind::opens, Kind::alone}) {
    if (names_of(wanted, kind) != names_of(given, kind)) wrong.push_back("the markup is not that of the English words");
  }
  return wrong;
}

bool says_something(std::string_view words) {
  for (auto const& piece : pieces_of(words)) {
    if (piece.kind != Kind::text) continue;
    if (std::any_of(piece.what.begin(), piece.what.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); })) return true;
  }
  return false;
}

}  // namespace rightsdesk::languages
