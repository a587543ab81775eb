#pragma once
// What follows when the e-mail address, or the number codes are texted to, is changed on the website (security.md A21): packs wait. The old one is
// told nothing, for whoever was fled from may read it (decision 045).
#include <optional>

#include "app/office.h"

namespace rightsdesk::app {

/// How long a pack stays shut after the change, in days.
constexpr int kAddressSettles = 3;

/// The first day on which a pack of the case may be opened again: three days after the last change by its requester, unless a colleague has since ended the
/// task that the change made. Nothing: it may be opened.
std::optional<Date> opens_on(Work& work, casework::Case const& about, Date today);

}  // namespace rightsdesk::app
