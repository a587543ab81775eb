#pragma once
// Files that nobody can open without a password: a colleague could not look at them, and no scanner sees into them.
#include <string>

#include "app/office.h"

namespace rightsdesk::app {

/// A PDF that asks for a password to be opened (one that only forbids printing does not), a ZIP with a file under a password in it, an Office document
/// under one. A PDF that bears the mark of encryption is opened in the sandbox to see; look for viruses first. Throws Fault when we failed.
bool is_locked(Office const& office, std::string const& bytes, std::string const& name);

}  // namespace rightsdesk::app
