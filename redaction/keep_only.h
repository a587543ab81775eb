#pragma once
// Inverse redaction: of a page that is mostly about others only the passages about the subject are kept; the rest goes.
#include <span>
#include <utility>
#include <vector>

#include "document/document.h"
#include "redaction/propose.h"

namespace rightsdesk::redaction {

/// The kind of a mark over what lies between the passages that were kept: ordinary words, which may well stand elsewhere.
constexpr char kRest[] = "rest";

/// Code points of Page::text, half-open.
using Stretch = std::pair<std::size_t, std::size_t>;

/// The lines of a page that say something, in order: what a reviewer chooses from.
std::vector<Stretch> lines_that_say_something(document::Page const& page);

/// What has to be marked so that nothing but `kept` (sorted, none overlapping, not empty) stays of the page. Words under `marked`
/// (sorted) are left to their own marks. On a fixed page also every strip of the image above, between and below the lines kept,
/// and beside them: a face or handwriting has no words.
std::vector<Place> rest_of(document::Page const& page, RecordId const& record, std::span<Stretch const> kept, std::span<Stretch const> marked);

}  // namespace rightsdesk::redaction
