#pragma once
// Texts in the registers of a council's files, labelled by hand, and how much of what they hold is found.
// A file of tests/redaction/labelled holds texts that begin with "=== title" and lines "kind:", "subject: name / other name",
// "known: role = name / other name", then "---" and the text, in which stand
//   {k:…} a name of a person the register knows   {u:…} of one it does not    {s:…} the subject
//   {d:…} a detail of a third party (phone, e-mail, address, birth …)         {n:…} neither right nor wrong to propose
// Titles and words for relatives are no part of a label. All people are invented.
#include <map>
#include <string>
#include <vector>

#include "redaction/room.h"

namespace rightsdesk::redaction {

struct Label {
  char sort = 'u';
  std::size_t begin = 0, end = 0;  // in code points of the text, end excluded
};

struct LabelledPage {
  std::string title, kind, text;
  std::vector<KnownPerson> people;  // the subject first
  std::vector<Label> labels;
};

/// All texts of tests/redaction/labelled whose file begins with `half`: "tune" or "report". A torn label is a Fault.
std::vector<LabelledPage> labelled_pages(std::string const& half);

/// Of so many, so many were found.
struct Share {
  int found = 0, all = 0;
  [[nodiscard]] double share() const { return all == 0 ? 1 : double(found) / all; }
  void count(bool hit) { found += hit ? 1 : 0; ++all; }
};

/// What was found, and of what was missed or wrong the words.
struct Score {
  Share known, unknown, details;  // with the register: every letter of the label covered at tier possible or better
  Share unaided;                  // names when the register knows the subject only
  Share subjects;                 // of the subject's own mentions, those that any proposal at tier possible touches
  int words = 0, wrong = 0;       // words of the texts; confident proposals that touch no label
  std::vector<std::string> missed;  // "sort title: words"
};

/// Adds one text to a score.
void score(LabelledPage const& page, Score& into);

/// One line: the shares in per cent and the wrong ones per 1,000 words.
std::string in_words(Score const& score);

}  // namespace rightsdesk::redaction
