#pragma once
// The subcommands: each adds itself to the command line and leaves what to run in `chosen`.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <functional>

namespace rightsdesk {

/// Set by the subcommand that was given; runs after parsing and gives the exit status.
using Chosen = std::function<int()>;

void add_serve(CLI::App& program, Chosen& chosen);
void add_worker(CLI::App& program, Chosen& chosen);
void add_upkeep(CLI::App& program, Chosen& chosen);       ///< migrate, check-config, verify-audit
void add_way_in(CLI::App& program, Chosen& chosen);       ///< way-in
void add_staff(CLI::App& program, Chosen& chosen);        ///< add-staff, staff list, staff reset-device
void add_explain(CLI::App& program, Chosen& chosen);      ///< explain-due-date
void add_api_key(CLI::App& program, Chosen& chosen);      ///< api-key add, api-key list, api-key end
void add_backup(CLI::App& program, Chosen& chosen);       ///< backup, restore
void add_doctor(CLI::App& program, Chosen& chosen);       ///< doctor
void add_case(CLI::App& program, Chosen& chosen);         ///< case
void add_case_archive(CLI::App& program, Chosen& chosen);  ///< export-case, import-case, export-controller, import-controller
void add_find(CLI::App& program, Chosen& chosen);         ///< find-people, connectors test
void add_search(CLI::App& program, Chosen& chosen);       ///< search, matching train
void add_figures(CLI::App& program, Chosen& chosen);      ///< figures
void add_import_requests(CLI::App& program, Chosen& chosen);  ///< import-requests
void add_keys(CLI::App& program, Chosen& chosen);         ///< keys show, keys rotate, keys rotate-controller, keys retire
void add_ledger(CLI::App& program, Chosen& chosen);       ///< ledger export, ledger checkpoint, ledger key
void add_messages(CLI::App& program, Chosen& chosen);     ///< messages
void add_letters(CLI::App& program, Chosen& chosen);      ///< letters
void add_manual(CLI::App& program, Chosen& chosen);       ///< manual: the page and the completion of shells
void add_notify_sim(CLI::App& program, Chosen& chosen);   ///< notify-sim
void add_retention(CLI::App& program, Chosen& chosen);    ///< retention run
void add_rights(CLI::App& program, Chosen& chosen);       ///< rights
void add_documents(CLI::App& program, Chosen& chosen);    ///< read, check-pdf, reader-child
void add_redact(CLI::App& program, Chosen& chosen);       ///< redact
void add_verify(CLI::App& program, Chosen& chosen);        ///< verify
void add_verify_pack(CLI::App& program, Chosen& chosen);   ///< verify-pack
void add_inbox(CLI::App& program, Chosen& chosen);        ///< inbox look
void add_webhooks(CLI::App& program, Chosen& chosen);     ///< webhooks add, list, log, end, secret, retry

}  // namespace rightsdesk
