#pragma once
// What Recognisers hold: the rows with their engine, and the word lists. For the room itself and its tests.
#include "redaction/propose.h"
#include "redaction/recogniser_rows.h"
#include "redaction/tagger.h"
#include "redaction/words.h"

namespace rightsdesk::redaction {

struct Recognisers::State {
  Words words;
  RowEngine engine;
  Tagger tagger;
};

/// What the rows' own examples say against them, as "file:line: …"; empty when every row does what its examples promise.
std::vector<std::string> example_failures(Recognisers const& recognisers);

}  // namespace rightsdesk::redaction
