#pragma once
// What a regulator asks for about one case, as files in a folder with their hashes.
#include <string>

#include "app/office.h"

namespace rightsdesk {

/// The bytes into a file; Fault when it cannot be written.
void write_file(std::string const& path, std::string const& bytes);
/// clock.txt (each date with its steps), events.csv, ledger.csv, decisions.csv, manifest.csv, search-certificate.pdf,
/// redaction-schedule.pdf, correspondence/, and SHA256SUMS over all of them. Says each file on standard output.
void write_regulator_pack(app::Office& office, casework::Case const& about, std::string const& folder);

}  // namespace rightsdesk
