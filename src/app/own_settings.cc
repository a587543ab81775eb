#include "app/own_settings.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/acts.h"
#include "app/case_desk.h"
#include "core/json.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr char kSettings[] = "settings", kAll[] = "all";

Json to_json(OwnSettings const& own) {
  return {{"blurred", own.pictures == OwnSettings::Pictures::blurred}, {"initials", own.names == OwnSettings::Names::initials}, {"break_after", own.break_after},
          {"keys", own.keys == OwnSettings::Keys::on}, {"key_for", own.key_for}};
}

OwnSettings settings_in(std::string const& content) {
  auto const json = Json::parse(content);
  OwnSettings own;
  own.pictures = json.at("blurred").get<bool>() ? OwnSettings::Pictures::blurred : OwnSettings::Pictures::shown;
  own.names = json.at("initials").get<bool>() ? OwnSettings::Names::initials : OwnSettings::Names::whole;
  own.break_after = json.at("break_after");
  own.keys = json.at("keys").get<bool>() ? OwnSettings::Keys::on : OwnSettings::Keys::off;
  own.key_for = json.at("key_for");
  return own;
}

/// One printable character of the keyboard that is no space.
bool is_key(std::string const& key) { return key.size() == 1 && key[0] > ' ' && key[0] < 0x7f && (key[0] < 'A' || key[0] > 'Z'); }

Done keys_are_right(OwnSettings const& own) {
  std::map<std::string, std::string> taken;
  for (auto const& act : key_acts()) {
    auto const key = keys_of(own).at(act.id);
    if (!is_key(key)) return refused("no_key", "Enter one small letter, digit or sign for “" + act.words + "”.", "key-" + act.id);
    auto const [other, is_free] = taken.emplace(key, act.words);
    if (!is_free) return refused("twice", "“" + key + "” is for “" + other->second + "” already. Choose another for “" + act.words + "”.", "key-" + act.id);
  }
  return done();
}

}  // namespace

std::vector<KeyAct> const& key_acts() {
  static std::vector<KeyAct> const kActs{{"next", "Next proposal", "j"},        {"previous", "Proposal before", "k"},       {"withhold", "Withhold it", "a"},
                                         {"release", "Release it", "r"},        {"together", "Decide wherever it stands", "t"}, {"checked", "Mark the page as checked", "p"},
                                         {"open", "Next open page", "n"},       {"page-next", "Next page", "l"},            {"page-before", "Page before", "h"},
                                         {"remark", "Write a remark", "c"},     {"undo", "What was decided, to undo it", "u"}, {"search", "Go to the search field", "/"},
                                         {"help", "Show this list", "?"}};
  return kActs;
}

std::map<std::string, std::string> keys_of(OwnSettings const& own) {
  std::map<std::string, std::string> keys;
  for (auto const& act : key_acts()) {
    auto const chosen = own.key_for.find(act.id);
    keys[act.id] = chosen == own.key_for.end() ? act.usual : chosen->second;
  }
  return keys;
}

OwnSettings own_settings(Office& office, StaffId const& whose) {
  OwnSettings own;
  office.works.look([&](Work& work) {
    own = {};
    for (auto const& note : work.own().of(whose, kSettings)) own = settings_in(note.content);
  });
  return own;
}

Done keep_own_settings(Office& office, Actor const& actor, OwnSettings const& own) {
  auto const& offered = office.rules.desk.break_after;
  if (own.break_after != 0 && std::find(offered.begin(), offered.end(), own.break_after) == offered.end()) return refused("not_offered", "Select when you want to be reminded.", "break");
  if (auto right = keys_are_right(own); !right) return right;
  return in_one(office, [&](Work& work) -> Done {
    work.own().put(actor.id, {kSettings, kAll, to_json(own).dump(), office.clock.now()});
    return done();
  });
}

}  // namespace rightsdesk::app
