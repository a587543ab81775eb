#include <sodium.h>

#include <cstdio>
#include <iostream>

#include "core/result.h"
#include "main/commands.h"

namespace {

constexpr char kAbout[] =
    "rightsdesk answers the people whose data a council holds.\n"
    "A request comes in, a case with its clock opens, the case systems are searched, a person decides who is who,\n"
    "other people's data is withheld under a lawyer's eye, and a sealed disclosure pack goes out.\n";

constexpr char kExits[] =
    "Exit status: 0 done; 1 the answer is no (a leak, a broken ledger, a fault in the configuration);\n"
    "2 the command line is wrong; 3 refused (a document that cannot be read); 4 the world failed (a database, a disk).\n";

}  // namespace

int main(int argc, char** argv) {
  if (sodium_init() < 0) {
    std::fputs("rightsdesk: the random generator does not answer\n", stderr);
    return 4;
  }
  CLI::App program{kAbout, "rightsdesk"};
  program.footer(kExits);
  program.require_subcommand(1);
  program.set_version_flag("--version", RIGHTSDESK_VERSION);
  rightsdesk::Chosen chosen;
  rightsdesk::add_serve(program, chosen);
  rightsdesk::add_worker(program, chosen);
  rightsdesk::add_upkeep(program, chosen);
  rightsdesk::add_staff(program, chosen);
  rightsdesk::add_way_in(program, chosen);
  rightsdesk::add_explain(program, chosen);
  rightsdesk::add_api_key(program, chosen);
  rightsdesk::add_backup(program, chosen);
  rightsdesk::add_doctor(program, chosen);
  rightsdesk::add_case(program, chosen);
  rightsdesk::add_case_archive(program, chosen);
  rightsdesk::add_find(program, chosen);
  rightsdesk::add_figures(program, chosen);
  rightsdesk::add_import_requests(program, chosen);
  rightsdesk::add_keys(program, chosen);
  rightsdesk::add_ledger(program, chosen);
  rightsdesk::add_messages(program, chosen);
  rightsdesk::add_letters(program, chosen);
  rightsdesk::add_manual(program, chosen);
  rightsdesk::add_notify_sim(program, chosen);
  rightsdesk::add_retention(program, chosen);
  rightsdesk::add_rights(program, chosen);
  rightsdesk::add_documents(program, chosen);
  rightsdesk::add_redact(program, chosen);
  rightsdesk::add_search(program, chosen);
  rightsdesk::add_verify(program, chosen);
  rightsdesk::add_verify_pack(program, chosen);
  rightsdesk::add_inbox(program, chosen);
  rightsdesk::add_webhooks(program, chosen);
  try {
    program.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    int const status = program.exit(error);
    return status == 0 ? 0 : 2;
  }
  try {
    return chosen();
  } catch (rightsdesk::Fault const& fault) {
    std::cerr << "rightsdesk: " << fault.what() << " (" << fault.internal() << ")\n";
  } catch (std::exception const& other) {
    std::cerr << "rightsdesk: " << other.what() << "\n";
  }
  return 4;
}
