#include "redaction/labelled.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/result.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_of(std::string const& written) {
  std::vector<std::string> out;
  for (auto const& name : split(written, '/')) out.push_back(tidied(name));
  return out;
}

void read_label(std::string const& line, std::size_t& at, LabelledPage& page) {
  bool const torn = at + 3 >= line.size() || line[at + 2] != ':' || std::string("kusdn").find(line[at + 1]) == std::string::npos;
  if (torn) throw Fault("A label is torn.", page.title + ": " + line);
  page.labels.push_back({line[at + 1], count_code_points(page.text), 0});
  at += 2;
}

void add_text(std::string const& line, LabelledPage& page) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '{') {
      read_label(line, at, page);
    } else if (line[at] == '}') {
      page.labels.back().end = count_code_points(page.text);
    } else {
      page.text += line[at];
    }
  }
  page.text += '\n';
}

void add_heading(std::string const& line, LabelledPage& page) {
  auto const colon = line.find(": ");
  auto const key = line.substr(0, colon), value = line.substr(colon + 2);
  if (key == "kind") page.kind = value;
  if (key == "subject") page.people.push_back(subject(names_of(value)));
  if (key != "known") return;
  auto const equals = value.find(" = ");
  page.people.push_back(known(std::to_string(page.people.size()), value.substr(0, equals), names_of(value.substr(equals + 3))));
}

void read_file(fs::path const& file, std::vector<LabelledPage>& out) {
  std::ifstream in(file);
  bool heading = true;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      out.push_back({line.substr(4), {}, {}, {}, {}});
      heading = true;
    } else if (line == "---") {
      heading = false;
    } else if (heading) {
      add_heading(line, out.back());
    } else {
      add_text(line, out.back());
    }
  }
}

bool covered(Label const& label, std::string const& bytes, std::vector<Mention> const& mentions) {
  for (auto at = label.begin; at < label.end; ++at) {
    auto const holds = [&](Mention const& m) { return m.tier <= Tier::possible && m.place.begin <= at && at < m.place.end; };
    if (is_word_byte(bytes[at]) && std::none_of(mentions.begin(), mentions.end(), holds)) return false;
  }
  return true;
}

bool touches(Label const& label, Mention const& mention) { return label.begin < mention.place.end && mention.place.begin < label.end; }

std::string told(LabelledPage const& page, std::string const& why, std::size_t begin, std::size_t end) {
  auto const from = begin > 25 ? begin - 25 : 0;
  auto around = slice(page.text, from, begin) + "<" + slice(page.text, begin, end) + ">" + slice(page.text, end, end + 25);
  std::replace(around.begin(), around.end(), '\n', ' ');
  return why + " " + page.title + " of " + page.people.front().described.names.front().full + ": " + around;
}

void score_mentions(LabelledPage const& page, std::vector<Mention> const& mentions, Score& into) {
  for (auto const& mention : mentions) {
    auto const touched = [&](Label const& label) { return touches(label, mention); };
    bool const right = std::any_of(page.labels.begin(), page.labels.end(), touched);
    if (mention.tier != Tier::confident || right) continue;
    ++into.wrong;
    into.missed.push_back(told(page, "wrong " + mention.kind + " (" + mention.because.front().rule + ")", mention.place.begin, mention.place.end));
  }
}

}  // namespace

std::vector<LabelledPage> labelled_pages(std::string const& half) {
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(fs::path(RIGHTSDESK_TREE) / "tests/redaction/labelled")) {
    if (entry.path().filename().string().starts_with(half)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<LabelledPage> out;
  for (auto const& file : files) read_file(file, out);
  return out;
}

void score(LabelledPage const& page, Score& into) {
  auto const bytes = plain(page.text);
  auto const aided = mentions_in(page.text, page.people), alone = mentions_in(page.text, {page.people.front()});
  into.words += static_cast<int>(tokens(bytes).size());
  for (auto const& label : page.labels) {
    if (label.sort == 'n') continue;
    if (label.sort == 's') {
      auto const proposed = [&](Mention const& m) { return m.tier <= Tier::possible && touches(label, m); };
      into.subjects.count(std::any_of(aided.begin(), aided.end(), proposed));
      if (std::any_of(aided.begin(), aided.end(), proposed)) into.missed.push_back(told(page, "subject", label.begin, label.end));
      continue;
    }
    bool const found = covered(label, bytes, aided);
    (label.sort == 'k' ? into.known : label.sort == 'u' ? into.unknown : into.details).count(found);
    if (!found) into.missed.push_back(told(page, std::string(1, label.sort), label.begin, label.end));
    if (label.sort == 'd') continue;
    into.unaided.count(covered(label, bytes, alone));
    if (found && !covered(label, bytes, alone)) into.missed.push_back(told(page, "unaided", label.begin, label.end));
  }
  score_mentions(page, aided, into);
}

std::string in_words(Score const& score) {
  auto const percent = [](Share const& share) {
    char text[48];
    std::snprintf(text, sizeof text, "%5.1f%% of %3d", 100 * share.share(), share.all);
    return std::string(text);
  };
  char rest[80];
  std::snprintf(rest, sizeof rest, "wrong %.1f in 1,000 of %d words", score.words == 0 ? 0 : 1000.0 * score.wrong / score.words, score.words);
  return "known " + percent(score.known) + "  unknown " + percent(score.unknown) + "  details " + percent(score.details) + "  unaided " +
         percent(score.unaided) + "  subject " + percent(score.subjects) + "  " + rest;
}

}  // namespace rightsdesk::redaction
