#include "languages/template_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

namespace rightsdesk::languages {
namespace {

struct Token {
  enum class Kind { text, value, opens, closes, alone, wall } kind = Kind::text;
  std::string raw;
  std::string name = {};
  std::size_t at = 0;
};
using Kind = Token::Kind;
using Tokens = std::vector<Token>;

/// Tags that stand within a sentence.
bool is_inline(std::string const& name) {
  static std::set<std::string> const names{"a", "abbr", "b", "bdi", "br", "code", "em", "i", "kbd", "q", "small", "span", "strong", "sub", "sup", "time"};
  return names.contains(name);
}

std::size_t end_of_tag(std::string const& page, std::size_t at) {
  char quote = 0;
  for (; at < page.size(); ++at) {
    if (page.compare(at, 2, "{{") == 0) {
      at = std::min(page.find("}}", at), page.size() - 2) + 1;
    } else if (quote != 0) {
      if (page[at] == quote) quote = 0;
    } else if (page[at] == '"') {
      quote = page[at];
    } else if (page[at] == '>') {
      return at + 1;
    }
  }
  return page.size();
}

Token mustache_at(std::string const& page, std::size_t at) {
  auto const close = page.compare(at, 3, "{{{") == 0 ? std::string("}}}") : std::string("}}");
  auto const end = std::min(page.find(close, at), page.size() - close.size()) + close.size();
  auto const raw = page.substr(at, end - at);
  auto name = raw.substr(2, raw.size() - 4);
  bool const value = !name.empty() && std::string("#^/>!&={").find(name.front()) == std::string::npos;
  return {value ? Kind::value : Kind::wall, raw, value ? name : std::string(), at};
}

Token tag_at(std::string const& page, std::size_t at) {
  if (page.compare(at, 4, "<!--") == 0) {
    auto const end = std::min(page.find("-->", at), page.size() - 3) + 3;
    return {Kind::wall, page.substr(at, end - at), {}, at};
  }
  auto end = end_of_tag(page, at);
  bool const closes = page.compare(at, 2, "</") == 0;
  auto const from = at + (closes ? 2 : 1);
  auto const name = page.substr(from, page.find_first_of(" \n/>{", from) - from);
  if (!closes && (name == "script" || name == "style" || name == "svg")) {
    auto const shut = page.find("</" + name + ">", end);
    if (shut != std::string::npos) end = shut + name.size() + 3;
  }
  auto const kind = !is_inline(name) ? Kind::wall : closes ? Kind::closes : name == "br" ? Kind::alone : Kind::opens;
  return {kind, page.substr(at, end - at), name, at};
}

Tokens tokens_of(std::string const& page) {
  Tokens tokens;
  for (std::size_t at = 0; at < page.size();) {
    if (page.compare(at, 2, "{{") == 0) {
      tokens.push_back(mustache_at(page, at));
    } else if (page[at] == '<') {
      tokens.push_back(tag_at(page, at));
    } else {
      auto const next = std::min({page.find('<', at), page.find("{{", at), page.size()});
      tokens.push_back({Kind::text, page.substr(at, next - at), {}, at});
    }
    at += tokens.back().raw.size();
  }
  return tokens;
}

/// For each token its partner's place within the run, or its own where it has none.
std::vector<std::size_t> partners(Tokens const& run) {
  std::vector<std::size_t> partner(run.size()), open;
  for (std::size_t i = 0; i < run.size(); ++i) {
    partner[i] = i;
    if (run[i].kind == Kind::opens) open.push_back(i);
    if (run[i].kind == Kind::closes && !open.empty() && run[open.back()].name == run[i].name) {
      partner[i] = open.back();
      partner[open.back()] = i;
      open.pop_back();
    }
  }
  return partner;
}

std::string collapsed(std::string const& text) {
  std::string out;
  for (char const c : text) {
    bool const space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) out += c;
    if (space && (out.empty() || out.back() != ' ')) out += ' ';
  }
  return out;
}

std::string replaced(std::string text, std::string const& from, std::string const& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

/// Says words in the language asked for; nothing: they stay as they are.
using Say = std::function<std::optional<std::string>(std::string const& english, std::size_t at)>;

enum class Where {
  page,      ///< where tags may stand
  words_only,  ///< <title>, <textarea>, <option>
  attribute
};

class Walk {
 public:
  Walk(Say say, bool sets_values_apart) : say_(std::move(say)), apart_(sets_values_apart) {}

  std::string through(std::string const& page) {
    std::string out;
    Tokens run;
    auto where = Where::page;
    auto const flush = [&] {
      out += split_run(run, where);
      run.clear();
    };
    for (auto& token : tokens_of(page)) {
      if (token.kind != Kind::wall) {
        run.push_back(std::move(token));
        continue;
      }
      flush();
      out += with_attributes(token);
      if (token.name == "title" || token.name == "textarea" || token.name == "option") where = token.raw.starts_with("</") ? Where::page : Where::words_only;
    }
    flush();
    return out;
  }

 private:
  /// Inline tags whose partner stands beyond a wall break the sentence as well.
  std::string split_run(Tokens const& run, Where where) {
    auto const partner = partners(run);
    std::string out;
    Tokens part;
    for (std::size_t i = 0; i < run.size(); ++i) {
      bool const lone = (run[i].kind == Kind::opens || run[i].kind == Kind::closes) && partner[i] == i;
      if (!lone) {
        part.push_back(run[i]);
        continue;
      }
      out += said(part, where) + with_attributes(run[i]);
      part.clear();
    }
    return out + said(part, where);
  }

  static bool is_blank(Token const& token) { return token.kind == Kind::text && token.raw.find_first_not_of(" \n\t\r") == std::string::npos; }

  /// One sentence, or nothing that says something. What stands round it stays.
  std::string said(Tokens part, Where where) {
    std::string before, after;
    for (bool again = true; again && !part.empty();) {
      again = true;
      if (is_blank(part.front()) || part.front().kind == Kind::alone) {
        before += part.front().raw;
        part.erase(part.begin());
      } else if (is_blank(part.back()) || part.back().kind == Kind::alone) {
        after.insert(0, part.back().raw);
        part.pop_back();
      } else if (part.front().kind == Kind::opens && partners(part).front() == part.size() - 1) {
        before += with_attributes(part.front());
        after.insert(0, part.back().raw);
        part.erase(part.begin());
        part.pop_back();
      } else {
        again = false;
      }
    }
    return before + sentence(part, where) + after;
  }

  std::string sentence(Tokens part, Where where) {
    if (part.empty()) return {};
    std::string before, after;
    if (part.front().kind == Kind::text) {
      before = part.front().raw.substr(0, part.front().raw.find_first_not_of(" \n\t\r"));
      part.front().raw.erase(0, before.size());
    }
    if (part.back().kind == Kind::text) {
      after = part.back().raw.substr(part.back().raw.find_last_not_of(" \n\t\r") + 1);
      part.back().raw.erase(part.back().raw.size() - after.size());
    }
    std::map<std::string, std::string> raw_of;
    auto const english = named(part, raw_of, where);
    auto const plain = as_it_is(part, where);
    if (!says_something(english)) return before + plain + after;
    auto const words = say_(english, part.front().at);
    if (words) return before + put_back(*words, raw_of, where) + after;
    return before + (marks_english_ && where == Where::page ? "<span lang=\"en\" dir=\"ltr\">" + plain + "</span>" : plain) + after;
  }

  /// The message, and what each of its names stands for in the template.
  std::string named(Tokens const& part, std::map<std::string, std::string>& raw_of, Where where) {
    std::map<std::string, int> seen;
    std::vector<std::string> open;
    std::string english;
    for (auto const& token : part) {
      if (token.kind == Kind::text) {
        english += token.raw;
      } else if (token.kind == Kind::value) {
        raw_of["{" + token.name + "}"] = value(token, where);
        english += "{" + token.name + "}";
      } else {
        if (token.kind != Kind::closes) {
          auto const count = ++seen[token.name];
          open.push_back(token.name + (count == 1 ? "" : std::to_string(count)));
        }
        auto const tag = std::string(token.kind == Kind::closes ? "</" : "<") + open.back() + ">";
        raw_of[tag] = with_attributes(token);
        if (token.kind != Kind::opens) open.pop_back();
        english += tag;
      }
    }
    return collapsed(english);
  }

  std::string as_it_is(Tokens const& part, Where where) {
    std::string out;
    for (auto const& token : part) out += token.kind == Kind::value ? value(token, where) : token.kind == Kind::text ? token.raw : with_attributes(token);
    return out;
  }

  [[nodiscard]] std::string value(Token const& token, Where where) const {
    if (!apart_ || where == Where::words_only) return token.raw;  // what a person typed goes back as it was
    return where == Where::page ? "<bdi>" + token.raw + "</bdi>" : "\u2068" + token.raw + "\u2069";
  }

  static std::string put_back(std::string const& words, std::map<std::string, std::string> const& raw_of, Where where) {
    std::string out;
    for (auto const& piece : pieces_of(words)) {
      auto const key = piece.kind == Piece::Kind::value ? "{" + piece.what + "}" : (piece.kind == Piece::Kind::closes ? "</" : "<") + piece.what + ">";
      if (piece.kind != Piece::Kind::text) {
        out += raw_of.at(key);
      } else {
        auto const text = replaced(piece.what, "&", "&amp;");
        out += where == Where::attribute ? replaced(text, "\"", "&quot;") : text;
      }
    }
    return out;
  }

  /// A tag whose attributes for people are said too.
  std::string with_attributes(Token const& token) {
    static std::array<std::string, 5> const names{" title=\"", " alt=\"", " aria-label=\"", " placeholder=\"", " data-i18n."};
    auto raw = token.raw;
    if (token.kind == Kind::value || !raw.starts_with('<')) return raw;
    for (auto const& name : names) {
      for (auto at = raw.find(name); at != std::string::npos; at = raw.find(name, at + 1)) {
        auto const from = raw.find('"', at) + 1, to = raw.find('"', from);
        if (from == 0 || to == std::string::npos) break;
        auto const words = raw.substr(from, to - from);
        Tokens part;
        for (auto& one : tokens_of(words)) part.push_back(std::move(one));
        bool const simple = std::all_of(part.begin(), part.end(), [](auto const& one) { return one.kind == Kind::text || one.kind == Kind::value; });
        if (!simple) continue;
        if (!part.empty()) part.front().at = token.at;
        raw.replace(from, to - from, sentence(part, Where::attribute));
      }
    }
    return raw;
  }

 public:
  bool marks_english_ = false;

 private:
  Say say_;
  bool apart_;
};

}  // namespace

Messages messages_in(std::string const& name, std::string const& page) {
  Messages messages;
  Walk walk([&](std::string const& english, std::size_t at) -> std::optional<std::string> {
    auto const line = 1 + std::count(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    auto const place = name + ":" + std::to_string(line);
    auto& places = messages[english];
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    return std::nullopt;
  }, false);
  walk.through(page);
  return messages;
}

std::string page_in(Language const& language, std::string const& page) {
  Walk walk([&](std::string const& english, std::size_t) -> std::optional<std::string> {
    auto const* words = language.of(english);
    return words == nullptr ? std::nullopt : std::optional(*words);
  }, language.runs() == Runs::right_to_left);
  walk.marks_english_ = true;
  return walk.through(page);
}

}  // namespace rightsdesk::languages
