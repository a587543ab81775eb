#include "web/portal/evidence.h"

#include "core/wording.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::portal {
namespace {

/// From where they send, and where the page leads back to.
struct From {
  CaseId about;
  std::string path, back;
};

std::string proof_words(std::string const& proof) {
  if (proof == "identity") return "To show who you are";
  if (proof == "parental_responsibility") return "To show that you are a parent or carer of the child";
  return "To show that you may ask for somebody else";
}

/// One list of everything that can be sent; the value is proof and document.
intake::Question what_question(app::OwnEvidence const& own) {
  intake::Question what{"document", "What are you sending?", "", intake::Kind::radios, true};
  for (auto const& proof : own.wanted) {
    for (auto const& document : proof.documents) {
      auto const hint = own.wanted.size() == 1 ? std::string() : proof_words(proof.proof);
      what.options.push_back({proof.proof + "/" + document.id, law::words_for(document), hint});
    }
  }
  return what;
}

std::string mistake_of(std::vector<Refusal> const& mistakes, std::string const& field) {
  for (auto const& mistake : mistakes) {
    if (mistake.field == field) return mistake.text;
  }
  return {};
}

Reply page(Site& site, Exchange const& exchange, From const& from, std::vector<Refusal> const& mistakes) {
  PageSpec spec{"portal/evidence", "Show us who you are", evidence_view(app::own_evidence(site.office, from.about), answers_of(exchange.form), mistakes), mistakes};
  spec.view.text("action", from.path).text("leads_to", from.back).words("done", exchange.query.one("done") == "sent" ? "We have it. Thank you" : "");
  spec.back = from.back;
  return site.resident_page(exchange, spec);
}

/// A browser sends an empty file where none was chosen.
std::vector<app::OwnFile> files_in(Exchange const& exchange) {
  std::vector<app::OwnFile> files;
  for (auto const& file : exchange.files) {
    if (file.field != "files") throw Malformed("a file that the form does not have");
    if (!file.filename.empty() || !file.bytes.empty()) files.push_back({file.filename, file.bytes});
  }
  return files;
}

Reply take(Site& site, Exchange const& exchange, From const& from) {
  auto const what = exchange.form.one("document");
  auto const slash = what.find('/');
  auto const document = slash == std::string::npos ? std::string() : what.substr(slash + 1);
  auto const done = app::hand_in(site.office, from.about, what.substr(0, slash), document, files_in(exchange));
  if (!done) return page(site, exchange, from, {done.error()});
  return Reply::redirect(from.path + "?done=sent");
}

std::optional<From> entered(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  return about ? std::optional(From{*about, "/status/evidence", "/status/request"}) : std::nullopt;
}

std::optional<From> just_sent(Site& site, Exchange const& exchange) {
  auto const about = site.senders.about(exchange.visit, moment());
  return about ? std::optional(From{*about, "/request/evidence", "/request/sent"}) : std::nullopt;
}

}  // namespace

View evidence_view(app::OwnEvidence const& own, intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes) {
  View view;
  std::vector<View> proofs, arrived;
  for (auto const& proof : own.wanted) proofs.push_back(View().words("proof_words", proof_words(proof.proof)).each("ways", worded_lines_of(proof.enough)));
  for (auto const& one : own.arrived) {
    arrived.push_back(View().words("arrived_what", one.what).words("arrived_on", in_words(one.on)).words("arrived_files", one.files == 1 ? "1 file" : worded("{count} files", {{"count", std::to_string(one.files)}})));
  }
  view.text("reference", own.reference).when("takes_files", !own.wanted.empty()).each("proofs", std::move(proofs));
  view.when("any_arrived", !arrived.empty()).each("arrived", std::move(arrived));
  view.each("what_fields", {field_view(what_question(own), typed, mistakes, Label::medium)});
  return view.words("files_error", mistake_of(mistakes, "files"));
}

Reply show_evidence(Site& site, Exchange const& exchange) {
  auto const from = entered(site, exchange);
  return from ? page(site, exchange, *from, {}) : Reply::redirect("/status");
}

Reply take_evidence(Site& site, Exchange const& exchange) {
  auto const from = entered(site, exchange);
  return from ? take(site, exchange, *from) : Reply::redirect("/status");
}

Reply show_evidence_now(Site& site, Exchange const& exchange) {
  auto const from = just_sent(site, exchange);
  return from ? page(site, exchange, *from, {}) : Reply::redirect("/status");
}

Reply take_evidence_now(Site& site, Exchange const& exchange) {
  auto const from = just_sent(site, exchange);
  return from ? take(site, exchange, *from) : Reply::redirect("/status");
}

}  // namespace rightsdesk::web::portal
