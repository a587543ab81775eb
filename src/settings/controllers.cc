#include "settings/controllers.h"

#include <algorithm>
#include <array>
#include <regex>
#include <set>

#include "core/text.h"
#include "settings/quotations.h"

namespace rightsdesk::settings {
namespace {

constexpr std::array<std::string_view, 7> kBases{"6(1)(a)", "6(1)(b)", "6(1)(c)", "6(1)(d)", "6(1)(e)", "6(1)(ea)", "6(1)(f)"};
constexpr std::array<std::string_view, 10> kArticle9{"9(2)(a)", "9(2)(b)", "9(2)(c)", "9(2)(d)", "9(2)(e)",
                                                     "9(2)(f)", "9(2)(g)", "9(2)(h)", "9(2)(i)", "9(2)(j)"};
constexpr int kLongestDownload = 546;  // days: 78 weeks
constexpr int kMostDownloads = 100, kGrownUp = 18, kPresumedToUnderstand = 12;
constexpr std::array<std::string_view, 6> kFormulas{"RT-1", "RT-3", "RT-4", "RT-5", "RT-6", "RT-7"};

template <class List>
bool is_one_of(List const& known, std::string const& value) {
  return std::find(known.begin(), known.end(), value) != known.end();
}

template <class List>
std::vector<std::string> codes(yaml::Section& row, std::string const& key, List const& known) {
  auto values = row.texts_or_none(key);
  std::set<std::string> seen;
  for (auto const& value : values) {
    if (value.empty()) continue;
    if (!is_one_of(known, value)) row.complain_at(key, "\"" + value + "\" is not a code known here");
    if (!seen.insert(value).second) row.complain_at(key, "\"" + value + "\" is given twice");
  }
  return values;
}

std::vector<std::string> schedule_1(yaml::Section& row) {
  static std::regex const kForm("Part [1-3] para [1-9][0-9]?");
  auto values = row.texts_or_none("schedule_1");
  for (auto const& value : values) {
    if (!std::regex_match(value, kForm)) row.complain_at("schedule_1", "\"" + value + "\" is not like \"Part 2 para 18\"");
  }
  return values;
}

/// Reads one controller; keeps the notices open while it does.
class Reader {
 public:
  Reader(std::string const& folder, yaml::Complaints& complaints)
      : complaints_(complaints), file_(folder + "/controller.yaml"), quotations_(folder) {}

  law::Controller read() {
    auto top = yaml::Section::of_file(file_, complaints_);
    law::Controller controller;
    controller.id = top.text("id");
    controller.name = top.text("name");
    controller.jurisdiction = jurisdiction(top);
    contacts(top, controller);
    if (auto block = top.section_if("download")) controller.download = download(*block);
    controller.child_view_prompt_age = child_view(top, controller);
    for (auto& row : top.sections("services")) controller.services.push_back(service(row));
    unique(top, "services", controller.services);
    if (controller.services.empty()) top.complain("\"services\" needs at least one entry");
    for (auto& row : top.sections("defects")) controller.defects.push_back(defect(row));
    unique(top, "defects", controller.defects);
    top.no_more();
    return controller;
  }

 private:
  static law::Jurisdiction jurisdiction(yaml::Section& top) {
    auto const found = law::jurisdiction_from(top.text("jurisdiction"));
    if (!found) top.complain_at("jurisdiction", "\"jurisdiction\" is england-and-wales, scotland or northern-ireland");
    return found.value_or(law::Jurisdiction::england_and_wales);
  }

  static law::DownloadPolicy download(yaml::Section& block) {
    law::DownloadPolicy policy;
    policy.days = block.number_or("days", policy.days);
    policy.times = block.number_or("times", policy.times);
    if (policy.days > kLongestDownload) block.complain_at("days", "\"days\" is 1 to 546: 78 weeks");
    if (policy.times > kMostDownloads) block.complain_at("times", "\"times\" is 1 to 100");
    block.text("why");
    block.no_more();
    return policy;
  }

  static int child_view(yaml::Section& top, law::Controller const& controller) {
    int const age = top.number_or("child_view_prompt_age", controller.child_view_prompt_age);
    if (age >= kGrownUp) top.complain_at("child_view_prompt_age", "\"child_view_prompt_age\" is 1 to 17");
    if (controller.jurisdiction == law::Jurisdiction::scotland && age > kPresumedToUnderstand) {
      top.complain_at("child_view_prompt_age", "\"child_view_prompt_age\" is at most 12 in Scotland: from then on a child is presumed to understand (DPA 2018 s.208)");
    }
    return age;
  }

  static void contacts(yaml::Section& top, law::Controller& controller) {
    controller.registration = top.text_or("registration", "");
    controller.contact_email = top.text_or("contact_email", "");
    controller.contact_phone = top.text_or("contact_phone", "");
    controller.contact_address = top.text_or("contact_address", "");
    controller.data_protection_officer = top.text_or("data_protection_officer", "");
    controller.complaint_route = top.text_or("complaint_route", "");
    controller.regulator = top.text_or("regulator", "");
    controller.regulator_name = top.text_or("regulator_name", "");
  }

  template <class Rows>
  static void unique(yaml::Section& owner, std::string const& key, Rows const& rows) {
    std::set<std::string> ids;
    for (auto const& row : rows) {
      if (!ids.insert(row.id).second) owner.complain_at(key, "the id \"" + row.id + "\" is given twice under \"" + key + "\"");
    }
  }

  std::vector<std::string> words(yaml::Section& row, std::string const& key, std::vector<law::Quoted>& from) {
    auto values = row.texts_or_none(key);
    keep(from, quotations_.check(row, key, values));
    return values;
  }

  std::string word(yaml::Section& row, std::string const& key, std::vector<law::Quoted>& from) {
    auto const value = row.text_or(key, "");
    keep(from, quotations_.check(row, key, {value}));
    return value;
  }

  static void keep(std::vector<law::Quoted>& from, std::vector<law::Quoted> const& more) { from.insert(from.end(), more.begin(), more.end()); }

  law::Purpose lawful_basis(yaml::Section row) {
    law::Purpose basis;
    row.texts("as_worded");
    basis.basis_as_worded = joined(words(row, "as_worded", basis.from), " ");
    basis.bases = codes(row, "read_as", kBases);
    if (basis.bases.empty()) row.complain("\"read_as\" needs at least one code");
    basis.article_9 = codes(row, "article_9", kArticle9);
    basis.schedule_1 = schedule_1(row);
    row.no_more();
    return basis;
  }

  law::Purpose purpose(yaml::Section& row, std::optional<law::Purpose> const& of_service) {
    law::Purpose purpose;
    if (auto own = row.section_if("lawful_basis")) {
      purpose = lawful_basis(*own);
    } else if (of_service) {
      purpose = *of_service;
    } else {
      row.complain("neither this purpose nor its service has a \"lawful_basis\"");
    }
    purpose.id = row.text("id");
    purpose.text = row.text("text");
    keep(purpose.from, quotations_.check(row, "text", {purpose.text}));
    purpose.direct_marketing = row.yes("direct_marketing");
    purpose.systems = row.texts_or_none("systems");
    row.no_more();
    return purpose;
  }

  law::RetentionRule retention(yaml::Section row, std::vector<law::Quoted>& from) {
    static std::regex const kAfterItEnds("ends\\+[1-9][0-9]?y");
    law::RetentionRule rule;
    rule.formula = row.text("formula");
    rule.as_worded = word(row, "as_worded", from);
    rule.except = word(row, "except", from);
    if (!is_one_of(kFormulas, rule.formula) && !std::regex_match(rule.formula, kAfterItEnds)) {
      row.complain_at("formula", "\"" + rule.formula + "\" is not a formula known here");
    } else if (rule.formula == "RT-7" && !rule.as_worded.empty()) {
      row.complain_at("formula", "RT-7 means that the notice does not say, but \"as_worded\" has its words");
    } else if (rule.formula != "RT-7" && rule.as_worded.empty()) {
      row.complain_at("formula", "\"as_worded\" is missing: only RT-7 goes without the notice's words");
    }
    row.no_more();
    return rule;
  }

  law::Service service(yaml::Section& row) {
    law::Service service;
    service.id = row.text("id");
    service.title = row.text("title");
    quotations_.open(row.text("notice"), row);
    std::optional<law::Purpose> basis;
    if (auto of_service = row.section_if("lawful_basis")) basis = lawful_basis(*of_service);
    for (auto& purpose_row : row.sections("purposes")) service.purposes.push_back(purpose(purpose_row, basis));
    if (service.purposes.empty()) row.complain("\"purposes\" needs at least one entry");
    unique(row, "purposes", service.purposes);
    service.categories = words(row, "categories", service.from);
    service.recipients = words(row, "recipients", service.from);
    service.data_sources = words(row, "data_sources", service.from);
    service.systems = row.texts_or_none("systems");
    service.transfers = word(row, "transfers", service.from);
    service.automated_decisions = word(row, "automated_decisions", service.from);
    service.retention = retention(row.section("retention"), service.from);
    row.no_more();
    return service;
  }

  law::NoticeDefect defect(yaml::Section& row) {
    law::NoticeDefect defect;
    defect.id = row.text("id");
    defect.text = row.text("text");
    quotations_.open(row.text("notice"), row);
    words(row, "quotes", defect.from);
    row.no_more();
    return defect;
  }

  yaml::Complaints& complaints_;
  std::string file_;
  Quotations quotations_;
};

}  // namespace

law::Controller controller(std::string const& folder, yaml::Complaints& complaints) {
  auto const before = complaints.size();
  auto found = Reader(folder, complaints).read();
  auto const name = folder.substr(folder.find_last_of('/') + 1);
  if (complaints.size() == before && found.id != name) {
    complaints.push_back(folder + "/controller.yaml:1: the id \"" + found.id + "\" is not the name of its folder, \"" + name + "\"");
  }
  return found;
}

}  // namespace rightsdesk::settings
