#include "housing.h"

#include <nlohmann/json.hpp>

#include "core/result.h"
#include "numbers.h"
#include "texts.h"

namespace rightsdesk::make_demo {
namespace {

using Tree = nlohmann::ordered_json;

Tree or_null(std::string const& text) { return text.empty() ? Tree(nullptr) : Tree(text); }

Tree member(std::string const& id, std::string const& relation, Person const& p, std::string const& born) {
  return {{"person_id", id},
          {"relation", relation},
          {"title", p.sex == Sex::female ? "Ms" : "Mr"},
          {"given", p.name.given},
          {"family", p.name.family},
          {"dob", or_null(born)},
          {"phone", or_null(p.mobile.empty() ? p.landline : p.mobile)},
          {"email", or_null(p.email)}};
}

Tree tenancy_tree(std::string const& id, Home const& home, std::string const& started,
                  std::string const& ended) {
  return {{"id", id},
          {"status", ended.empty() ? "current" : "ended"},
          {"address", {{"line", home.line()}, {"postcode", home.postcode}}},
          {"started", started},
          {"ended", or_null(ended)},
          {"household", Tree::array()},
          {"tenure", "Secure"},
          {"repairs", Tree::array()},
          {"notes", Tree::array()}};
}

std::string born_iso(Person const& p) { return p.born ? to_iso(*p.born) : ""; }

constexpr char const* repairs[][2] = {{"plumbing", "Tap in the bathroom drips."},
                                      {"heating", "Boiler loses pressure overnight."},
                                      {"joinery", "Front door sticks since the rain."},
                                      {"damp", "Black mould behind the wardrobe in the children's room."},
                                      {"electrical", "Hall light trips the fuse."}};

struct StoryTenancy {
  char const *id, *who, *started, *ended;
  char const* household[8];  ///< of the cast, the tenant first
  char const* relations[8];
};

constexpr StoryTenancy story[] = {
    {"T900011", "zoe", "2022-10-03", "", {"zoe"}, {"tenant"}},
    {"T900012",
     "halina",
     "2003-11-03",
     "2013-06-24",
     {"halina", "tomasz", "zoe", "maja", "darren", "kayden", "lexi"},
     {"tenant", "son", "daughter", "daughter", "partner", "son", "daughter"}},
    {"T900013", "aminata", "2013-08-12", "", {"aminata", "zainab"}, {"tenant", "daughter"}},
    {"T900014", "agnieszka", "1999-02-01", "2019-12-31", {"agnieszka", "namesake"}, {"tenant", "daughter"}},
    {"T900015", "emeka_senior", "1988-05-01", "2014-01-20", {"emeka_senior", "emeka"}, {"tenant", "son"}},
    {"T900016", "bozena", "2001-07-01", "", {"bozena", "maja"}, {"tenant", "niece"}},
    {"T900017", "gulsen", "1996-03-04", "", {"gulsen"}, {"tenant"}},
};

/// As the housing officer typed them: the subject's day and month changed places in her own tenancy, and she
/// was still a Wisniewska in her mother's.
Tree story_member(StoryTenancy const& t, std::size_t seat, std::size_t number) {
  std::string const who = t.household[seat];
  Person person = actor(who).person;
  bool const own = std::string_view(t.id) == "T900011";
  std::string born = born_iso(person);
  if (who == "zoe" && own) born = "2004-09-03";
  if (who == "zoe" && !own) person.name.family = "Wisniewska";
  if (seat > 0 || !own) person.email.clear();
  if (seat > 0) person.mobile.clear();
  return member(key("H9", number, 5), t.relations[seat], person, born);
}

class StoryTexts {
 public:
  explicit StoryTexts(Truth& truth) : truth_(truth) {}

  void add_to(Tree& tenancy, std::string const& belongs_to) {
    std::string const id = tenancy["id"];
    Item item{housing_source,
              id,
              id,
              "Tenancy of " + tenancy["address"]["line"].get<std::string>(),
              tenancy["started"],
              "application/json",
              belongs_to};
    add_household(tenancy, item);
    for (Chunk const& chunk : chunks(texts::story_housing())) {
      if (chunk.fields[0] == id) add_text(tenancy, chunk, item);
    }
    truth_.items.push_back(std::move(item));
  }

 private:
  static void add_household(Tree const& tenancy, Item& item) {
    std::size_t seat = 0;
    for (auto const& one : tenancy["household"]) {
      for (char const* field : {"given", "family", "dob", "phone"}) {
        if (one[field].is_string()) item.parts.push_back(member_part(one, field, seat));
      }
      ++seat;
    }
  }

  static Part member_part(Tree const& one, std::string const& field, std::size_t seat) {
    std::string const text = one[field];
    Actor const* who = nullptr;
    for (Actor const& each : cast()) {
      if (each.person.name.given == one["given"].get<std::string>() &&
          (each.person.name.family == one["family"].get<std::string>() || each.who == "zoe")) {
        who = &each;
        break;
      }
    }
    ENSURE(who != nullptr, "a household of the story is of its cast");
    std::string const kind = field == "given" || field == "family" ? "name" : field;
    Told told{text, {{0, count_of(text), text, who->who, kind, expected(*who, kind)}}};
    if (field == "family" && told.mentions[0].expect == Expect::withhold && text.starts_with("Wi"))
      told.mentions[0].expect = Expect::release;
    return {"/household/" + std::to_string(seat) + "/" + field, std::move(told)};
  }

  static std::size_t count_of(std::string const& text) { return tell(text + "{zoe|.}").mentions[0].begin; }

  void add_text(Tree& tenancy, Chunk const& chunk, Item& item) {
    Told told = tell(chunk.text);
    bool const note = chunk.fields[1] == "note";
    std::string const list = note ? "notes" : "repairs";
    std::string const where = "/" + list + "/" + std::to_string(tenancy[list].size()) + "/text";
    if (note) {
      tenancy[list].push_back({{"id", key("HN9", ++number_, 6)},
                               {"date", chunk.fields[2]},
                               {"author", chunk.fields[3]},
                               {"text", told.text}});
    } else {
      tenancy[list].push_back({{"id", key("R9", ++number_, 6)},
                               {"reported", chunk.fields[2]},
                               {"reported_by", chunk.fields[4]},
                               {"trade", chunk.fields[3]},
                               {"text", told.text},
                               {"completed", nullptr}});
    }
    item.parts.push_back({where, std::move(told)});
  }

  Truth& truth_;
  std::size_t number_ = 0;
};

void offer(Truth& truth, char const* id, char const* belongs_to, char const* relation, char const* why,
           char const* hard) {
  truth.records.push_back({housing_source, "tenancy", id, belongs_to, relation,
                           std::string_view(belongs_to) == "zoe" ? "confirm" : "reject", why, hard});
}

}  // namespace

HousingWriter::HousingWriter(std::string const& path)
    : path_(path), file_(path, std::ios::binary | std::ios::trunc) {
  if (!file_) throw Fault("A file of the demo data could not be made.", "cannot write " + path_);
}

void HousingWriter::tenancy(std::string const& json) {
  file_ << json << "\n";
  ++count_;
}

void HousingWriter::crowd_tenancy(std::uint64_t seed, std::size_t number, Household const& household) {
  Chance chance(seed, number * 8 + 5);
  if (!chance.happens(55)) return;
  Tree tree = tenancy_tree(key("T", number + 1, 6), household.home, to_iso(household.moved_in),
                           chance.happens(25) ? to_iso(plus_days(household.moved_in, 2900)) : "");
  std::size_t seat = 0;
  for (Member const& m : household.members) {
    std::string const relation = seat == 0               ? "tenant"
                                 : m.relation == "child" ? (m.person.sex == Sex::female ? "daughter" : "son")
                                                         : "partner";
    std::string born = born_iso(m.person);
    if (chance.happens(8)) born.clear();
    tree["household"].push_back(member(key("H", number * 8 + ++seat, 7), relation, m.person, born));
  }
  for (int i = chance.between(0, 3); i > 0; --i) {
    auto const& repair = chance.pick(repairs);
    Date const day = plus_days(household.moved_in, chance.between(60, 2500));
    tree["repairs"].push_back({{"id", key("R", number * 8 + static_cast<std::size_t>(i), 7)},
                               {"reported", to_iso(day)},
                               {"reported_by", household.members[0].person.full_name()},
                               {"trade", repair[0]},
                               {"text", repair[1]},
                               {"completed", to_iso(plus_days(day, chance.between(1, 60)))}});
  }
  if (chance.happens(30)) {
    tree["notes"].push_back({{"id", key("HN", number, 7)},
                             {"date", to_iso(plus_days(household.moved_in, 700))},
                             {"author", "Tenancy Officer"},
                             {"text", "Visited " + household.members[0].person.full_name() +
                                          " about the garden. Mobile " + mobile(chance) + "."}});
  }
  tenancy(tree.dump());
}

std::size_t HousingWriter::close() {
  file_.close();
  if (!file_) throw Fault("A file of the demo data could not be written in full.", "short write: " + path_);
  return count_;
}

void write_story_housing(HousingWriter& housing, Truth& truth) {
  StoryTexts words(truth);
  std::size_t number = 0;
  for (StoryTenancy const& t : story) {
    Tree tree = tenancy_tree(t.id, actor(t.who).home, t.started, t.ended);
    for (std::size_t seat = 0; seat < 8 && t.household[seat] != nullptr; ++seat)
      tree["household"].push_back(story_member(t, seat, ++number));
    std::string const id = t.id;
    words.add_to(tree, id == "T900011" || id == "T900012" ? "zoe" : t.who);
    housing.tenancy(tree.dump());
  }
  offer(truth, "T900011", "zoe", "subject", "her own tenancy; day and month of her birth changed places",
        "transposed_dob");
  offer(truth, "T900012", "zoe", "subject",
        "her mother's tenancy, she in the household under her former name", "changed_surname");
  offer(truth, "T900013", "zainab", "later occupant", "lived at her former address afterwards",
        "reused_address");
  offer(truth, "T900014", "namesake", "namesake", "her former name, another day of birth", "namesake");
  offer(truth, "T900016", "maja", "twin", "her twin in her aunt's household", "twin");
  truth.hard_cases.push_back({"transposed_dob", {"T900011"}, "9 March 2004 held as 3 September 2004"});
}

}  // namespace rightsdesk::make_demo
