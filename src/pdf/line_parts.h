#pragma once
// What lines.cc and script_lines.cc share; seen by nobody else.
#include <string>
#include <vector>

#include "pdf/lines.h"

namespace rightsdesk::pdf {

bool blank(char32_t c);
/// The two characters that are not seen and tell neighbours to join or not to.
bool joiner(char32_t c);
/// "[grinning face]"
std::string name_of(char32_t letter);
/// Adds to the last piece what is plain text of the same font.
void append(std::vector<Piece>& pieces, Piece const& piece);
/// Where each piece is seen.
void put_in_order(Line& line);
/// A drawn run in parts that cannot be parted further, in the order in which they are read.
std::vector<Piece> clusters_of(Piece const& run, double size);

}  // namespace rightsdesk::pdf
