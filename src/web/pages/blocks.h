#pragma once
// The blocks of a letter, for templates/components/letter.html.
#include <vector>

#include "texts/texts.h"
#include "web/templates/view.h"

namespace rightsdesk::web {

std::vector<View> block_views(std::vector<texts::Block> const& blocks);

}  // namespace rightsdesk::web
