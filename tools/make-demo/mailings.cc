#include "mailings.h"

#include <nlohmann/json.hpp>

#include "core/result.h"
#include "core/text.h"
#include "numbers.h"

namespace rightsdesk::make_demo {
namespace {

using Tree = nlohmann::ordered_json;

Tree or_null(std::string const& text) { return text.empty() ? Tree(nullptr) : Tree(text); }

Part own_words(char const* field, char const* kind, std::string const& text) {
  return {std::string("/") + field, {text, {{0, to_code_points(text).size(), text, "zoe", kind, Expect::keep}}}};
}

Item item_of(Subscriber const& one) {
  Item item{mailings_source, one.id, one.id, "Mailing list subscription", one.consent_given, "application/json", "zoe"};
  item.parts = {own_words("given", "name", one.given), own_words("family", "name", one.family),
                own_words("email", "email", one.email), own_words("phone", "phone", one.phone)};
  return item;
}

}  // namespace

MailingsWriter::MailingsWriter(std::string const& path) : path_(path), file_(path, std::ios::binary | std::ios::trunc) {
  if (!file_) throw Fault("A file of the demo data could not be made.", "cannot write " + path_);
}

void MailingsWriter::subscriber(Subscriber const& one) {
  Tree const tree{{"id", one.id},
                  {"title", "Mailing list subscription"},
                  {"given", one.given},
                  {"family", one.family},
                  {"email", or_null(one.email)},
                  {"phone", or_null(one.phone)},
                  {"postcode", or_null(one.postcode)},
                  {"lists", one.lists},
                  {"consent_given", one.consent_given}};
  file_ << tree.dump() << "\n";
  ++count_;
}

void MailingsWriter::crowd_subscriber(std::size_t number, Household const& household) {
  if (number % 3 != 0) return;
  for (Member const& member : household.members) {
    Person const& p = member.person;
    if (member.relation == "child" || (p.email.empty() && p.mobile.empty())) continue;
    std::vector<std::string> lists;
    if (!p.email.empty()) lists.push_back("family-hub-news");
    if (!p.mobile.empty()) lists.push_back("holiday-activities");
    subscriber({key("M", number + 1, 6), p.name.given, p.name.family, p.email, p.mobile, household.home.postcode, lists, to_iso(household.moved_in)});
    return;
  }
}

std::size_t MailingsWriter::close() {
  file_.close();
  if (!file_) throw Fault("A file of the demo data could not be written in full.", "short write: " + path_);
  return count_;
}

void write_story_mailings(MailingsWriter& mailings, Truth& truth) {
  Actor const& zoe = actor("zoe");
  Subscriber const hers{"M900001",         zoe.person.name.given, zoe.person.name.family, zoe.person.email,
                        zoe.person.mobile, zoe.home.postcode,     {"family-hub-news"},    "2023-05-02"};
  mailings.subscriber(hers);
  truth.items.push_back(item_of(hers));
  truth.records.push_back({mailings_source, "subscription", hers.id, "zoe", "subject", "confirm", "she said yes to news of the family hub", ""});
}

}  // namespace rightsdesk::make_demo
