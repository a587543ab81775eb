#pragma once
#include <string>
#include <string_view>

namespace rightsdesk::store {

/// When a statement failed.
enum class Moment { on_its_own, in_a_transaction, at_commit };

/// What MySQL or MariaDB said.
struct ServerError {
  int code = 0;
  std::string state;
  std::string words;  ///< may hold values of the row: shown only for codes whose text names none
};

/// Throws the Fault that fits (security.md 6.3). `sql` is the statement's text, which has placeholders and no values.
[[noreturn]] void throw_for(ServerError const& error, Moment when, std::string_view sql);

/// Whether the server has ended the open transaction with this code.
bool ends_transaction(int code);

/// Whether the connection can no longer be used after this code.
bool loses_connection(int code);

}  // namespace rightsdesk::store
