#include "store/code_store.h"

#include <algorithm>

#include "core/same_secret.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr char kCodesPurpose[] = "codes";

std::string digits_in(std::string const& typed) {
  std::string digits;
  for (char const c : typed) {
    if (c != ' ' && c != '-') digits += c;
  }
  return digits;
}

}  // namespace

std::string Codes::hashed(std::string const& id, std::string const& digits) const {
  return key_.once_hashed(kCodesPurpose, place_of({id, digits})).front();
}

std::string Codes::issue(CaseId const& about, std::string const& purpose, Instant now) {
  connection_.execute(sql("codes.spend_earlier"), {about.str(), purpose});
  auto const id = fresh_id_text();
  auto digits = fresh_digits(8);
  connection_.execute(sql("codes.add"), {id, about.str(), purpose, hashed(id, digits), to_iso(now + kLife)});
  return digits;
}

CodeAnswer Codes::use(CaseId const& about, std::string const& purpose, std::string const& typed, Instant now) {
  auto const row = connection_.row(sql("codes.waiting"), {about.str(), purpose});
  if (!row) return CodeAnswer::none;
  auto const id = row->text(0);
  if (row->text(2) <= to_iso(now)) return CodeAnswer::expired;
  if (connection_.execute(sql("codes.count_try"), {id, std::int64_t{kMostTries}}) == 0) return CodeAnswer::too_many_tries;
  auto const right = key_.once_hashed(kCodesPurpose, place_of({id, digits_in(typed)}));
  bool const fits = std::any_of(right.begin(), right.end(), [&](std::string const& hash) { return same_secret(row->text(1), hash); });
  if (!fits) return CodeAnswer::wrong;
  return connection_.execute(sql("codes.spend"), {id}) == 1 ? CodeAnswer::right : CodeAnswer::none;
}

std::int64_t Codes::forget_older(Instant than) { return connection_.execute(sql("codes.forget_older"), {to_iso(than)}); }

}  // namespace rightsdesk::store
