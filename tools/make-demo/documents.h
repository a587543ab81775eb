#pragma once
// The file share: manifest.csv and the files of the subject, of the people she must not be taken for, and of
// others.
#include <string>
#include <vector>

#include "people.h"
#include "truth.h"

namespace rightsdesk::make_demo {

/// Returns how many files the manifest lists.
std::size_t write_documents(std::string const& folder, std::vector<Person> const& others, Truth& truth);

}  // namespace rightsdesk::make_demo
