#include "store/kept_form_store.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "store/code_store.h"
#include "store/draft_store.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

/// Where a form is found, and the key it is sealed under: neither tells anything of the other.
struct Under {
  std::string hash, key;
  [[nodiscard]] std::string place() const { return place_of({"kept form", hash}); }
};

/// By the service's key in use first, then by those of before.
std::vector<Under> under(VaultKey const& key, app::WayBack const& way) {
  ENSURE(!way.secret.reveal().empty(), "a form is kept under a secret");
  auto const secret = place_of({way.by == app::WayBack::By::card ? "card" : "email", way.secret.reveal()});
  auto const where = key.keys_for("kept forms: where"), what = key.keys_for("kept forms: what");
  std::vector<Under> all;
  for (std::size_t i = 0; i < where.size() && i < what.size(); ++i) all.push_back({keyed_hash(where[i], secret), key_for(what[i], secret)});
  return all;
}

}  // namespace

void StoredKeptForms::keep(app::WayBack const& way, Personal<intake::FormAnswers> const& answers, Date until) {
  auto const all = under(key_, way);
  auto const& at = all.front();
  for (auto const& before : all) {
    if (before.hash != at.hash) connection_.execute(sql("kept_forms.forget"), {before.hash});
  }
  Blob const sealed{seal(at.key, at.place(), Json(answers.reveal()).dump())};
  if (connection_.execute(sql("kept_forms.replace"), {sealed, to_iso(until), at.hash}) == 1) return;
  connection_.execute(sql("kept_forms.add"), {fresh_id_text(), at.hash, sealed, to_iso(until)});
}

std::optional<app::KeptForm> StoredKeptForms::open(app::WayBack const& way, Date today) {
  for (auto const& at : under(key_, way)) {
    auto const row = connection_.row(sql("kept_forms.by_way"), {at.hash});
    if (!row) continue;
    auto const until = parse_date(row->text(2)).value();
    if (until < today) return std::nullopt;
    auto const json = parse_json(open_sealed(at.key, at.place(), row->text(1)));
    if (!json) throw Fault("Your answers cannot be opened.", "kept form " + row->text(0) + ": " + json.error().text);
    return app::KeptForm{row->text(0), Personal(json->get<intake::FormAnswers>()), until};
  }
  return std::nullopt;
}

void StoredKeptForms::forget(app::WayBack const& way) {
  for (auto const& at : under(key_, way)) connection_.execute(sql("kept_forms.forget"), {at.hash});
}

int StoredKeptForms::destroy_due(Date today) { return static_cast<int>(connection_.execute(sql("kept_forms.forget_due"), {to_iso(today)})); }

int StoredKeptForms::destroy_left(Instant than) {
  Codes(connection_, key_).forget_older(than);
  return static_cast<int>(Drafts(connection_, key_).forget_older(than));
}

}  // namespace rightsdesk::store
