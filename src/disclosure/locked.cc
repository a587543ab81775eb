#include "disclosure/locked.h"

#include "pdf/finishing.h"

namespace rightsdesk::disclosure {

std::string locked(std::string const& pdf, std::string const& password) { return pdf::locked(pdf, password); }

}  // namespace rightsdesk::disclosure
