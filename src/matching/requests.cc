#include "matching/requests.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "person/names.h"

namespace rightsdesk::matching {
namespace {

using person::Name;

/// The parts of a name or address that stand beside each other at the top of the line.
struct Loose {
  std::string full, given, middle, family;
  std::vector<std::string> lines, postcodes;
};

class Line {
 public:
  explicit Line(SearchRequest& out) : out_(out) {}

  std::string read(Json const& line) {
    for (auto const& [key, value] : line.items()) {
      if (value.is_null()) continue;
      auto const found = readers().find(key);
      if (found == readers().end()) {
        wrong("unknown key \"" + key + '"');
      } else {
        at_ = key;
        found->second(*this, value);
      }
    }
    finish();
    return mistakes_;
  }

 private:
  using Reader = std::function<void(Line&, Json const&)>;
  using Readers = std::map<std::string, Reader, std::less<>>;

  void wrong(std::string const& what) { mistakes_ += (mistakes_.empty() ? "" : "; ") + what; }

  std::string text(Json const& value) {
    if (value.is_string()) return tidied(value.get_ref<std::string const&>());
    if (value.is_number_integer()) return value.dump();
    if (!value.is_null()) wrong('"' + at_ + "\" needs text");
    return {};
  }

  std::vector<std::string> texts(Json const& value) {
    std::vector<std::string> out;
    if (!value.is_array()) {
      if (auto one = text(value); !one.empty()) out.push_back(std::move(one));
      return out;
    }
    for (auto const& item : value) {
      if (auto one = text(item); !one.empty()) out.push_back(std::move(one));
    }
    return out;
  }

  static std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string out;
    for (auto const& part : parts) {
      if (part.empty()) continue;
      if (!out.empty()) out += between;
      out += part;
    }
    return out;
  }

  using PartNames = std::vector<std::pair<char const*, char const*>>;

  /// The values of `map` by what they are parts of, in the order of `names`; a key that is none of them is a mistake.
  std::map<std::string, std::string> parts(Json const& map, PartNames const& names) {
    std::map<std::string, std::string> out;
    std::size_t known = 0;
    for (auto const& [key, part] : names) {
      if (!map.contains(key)) continue;
      ++known;
      auto const* between = part == std::string_view("lines") ? ", " : " ";
      auto value = joined(texts(map[key]), between);
      if (key == std::string_view("flat") && !value.empty() && value.find(' ') == std::string::npos) value = "Flat " + value;
      out[part] = joined({out[part], value}, between);
    }
    if (known == map.size()) return out;
    for (auto const& [key, value] : map.items()) {
      if (std::none_of(names.begin(), names.end(), [&](auto const& name) { return key == name.first; }))
        wrong("unknown key \"" + key + "\" in \"" + at_ + '"');
    }
    return out;
  }

  void add_name(std::string const& full, std::string const& given, std::string const& family, Name::Kind kind) {
    if (!given.empty() || !family.empty()) {
      out_.subject.names.push_back({full.empty() ? joined({given, family}, " ") : full, given, family, kind});
      return;
    }
    for (auto& name : person::parse_names(full)) {
      if (kind != Name::Kind::current) name.kind = kind;
      out_.subject.names.push_back(std::move(name));
    }
  }

  /// Text, an object of its parts, or a list of either.
  void read_names(Json const& value, Name::Kind kind) {
    if (value.is_array()) {
      for (auto const& item : value) read_names(item, kind);
    } else if (value.is_object()) {
      auto part = parts(value, name_parts());
      auto const said = part["kind"];
      if (said == "former") kind = Name::Kind::former;
      if (said == "known_as") kind = Name::Kind::known_as;
      if (!said.empty() && said != "former" && said != "known_as" && said != "current")
        wrong("\"kind\" in \"" + at_ + "\" is current, former or known_as");
      add_name(part["full"], joined({part["given"], part["middle"]}, " "), part["family"], kind);
    } else if (auto const full = text(value); !full.empty()) {
      add_name(full, {}, {}, kind);
    }
  }

  void read_addresses(Json const& value) {
    if (value.is_array()) {
      for (auto const& item : value) read_addresses(item);
    } else if (value.is_object()) {
      auto part = parts(value, address_parts());
      out_.subject.addresses.push_back({part["lines"], part["postcode"], day(part["from"]), day(part["to"])});
    } else if (auto const line = text(value); !line.empty()) {
      out_.subject.addresses.push_back({line, {}});
    }
  }

  static std::optional<Date> day(std::string const& written) { return parse_date(written.substr(0, 10)); }

  void read_identifiers(Json const& value) {
    if (value.is_array()) {
      for (auto const& item : value) read_identifiers(item);
    } else if (value.is_object() && value.contains("kind") && value.contains("value") && value.size() == 2) {
      add_numbers(text(value["kind"]), value["value"]);
    } else if (value.is_object()) {
      for (auto const& [kind, number] : value.items()) add_numbers(kind, number);
    } else {
      wrong('"' + at_ + "\" needs an object, kind by kind");
    }
  }

  void read_confirmed(Json const& value) {
    bool const is_list = value.is_array();
    for (auto const& one : is_list ? value : Json::array({nullptr})) {
      bool const is_record = one.is_object() && one.size() == 2 && one.contains("source") && one.contains("id");
      if (is_record) {
        out_.confirmed.emplace(text(one["source"]), text(one["id"]));
      } else {
        wrong('"' + at_ + "\" needs a list of {\"source\", \"id\"}");
        return;
      }
    }
  }

  void add_numbers(std::string const& kind, Json const& value) {
    for (auto& number : texts(value)) out_.subject.identifiers.push_back({kind, std::move(number)});
  }

  void read_born(Json const& value) {
    auto const written = text(value);
    out_.subject.born = parse_date(written.substr(0, 10));
    if (out_.subject.born && written.size() > 10 && written[10] != 'T' && written[10] != ' ') out_.subject.born.reset();
    if (!out_.subject.born) out_.subject.born_as_written = written;
  }

  void finish() {
    auto const given = joined({loose_.given, loose_.middle}, " ");
    if (!loose_.full.empty() || !given.empty() || !loose_.family.empty()) {
      auto others = std::move(out_.subject.names);
      out_.subject.names.clear();
      add_name(loose_.full, given, loose_.family, Name::Kind::current);
      // "names" as one text may stand beside its parts and say the same again.
      for (auto& other : others) out_.subject.names.push_back(std::move(other));
    }
    lend_postcodes();
  }

  /// A postcode of its own belongs to the first address without one; the rest are addresses of their own.
  void lend_postcodes() {
    auto& homes = out_.subject.addresses;
    if (!loose_.lines.empty()) homes.insert(homes.begin(), person::Address{joined(loose_.lines, ", "), {}});
    std::size_t next = 0;
    for (auto const& postcode : loose_.postcodes) {
      while (next < homes.size() && !homes[next].postcode.empty()) ++next;
      if (next < homes.size()) {
        homes[next].postcode = postcode;
      } else {
        homes.push_back({{}, postcode});
      }
    }
  }

  static PartNames const& name_parts() {
    static PartNames const kParts{
        {"full", "full"},          {"name", "full"},           {"full_name", "full"},     {"whole", "full"},
        {"given", "given"},        {"given_name", "given"},    {"given_names", "given"},  {"forename", "given"},
        {"forenames", "given"},    {"first_name", "given"},    {"first", "given"},        {"middle", "middle"},
        {"middle_name", "middle"}, {"middle_names", "middle"}, {"family", "family"},      {"family_name", "family"},
        {"surname", "family"},     {"last_name", "family"},    {"last", "family"},        {"kind", "kind"}};
    return kParts;
  }

  /// In the order in which an envelope has them.
  static PartNames const& address_parts() {
    static PartNames const kParts{
        {"flat", "lines"},     {"number", "lines"},   {"text", "lines"},   {"address", "lines"},      {"line", "lines"},
        {"lines", "lines"},    {"line1", "lines"},    {"line_1", "lines"}, {"street", "lines"},       {"line2", "lines"},
        {"line_2", "lines"},   {"line3", "lines"},    {"line_3", "lines"}, {"line4", "lines"},        {"line_4", "lines"},
        {"locality", "lines"}, {"suburb", "lines"},   {"town", "lines"},   {"city", "lines"},         {"county", "lines"},
        {"state", "lines"},    {"postcode", "postcode"}, {"post_code", "postcode"}, {"from", "from"}, {"to", "to"}};
    return kParts;
  }

  static Readers const& readers() {
    static Readers const kReaders = make_readers();
    return kReaders;
  }

  static Readers make_readers() {
    Readers out;
    auto const add = [&out](std::initializer_list<char const*> keys, Reader const& reader) {
      for (auto const* key : keys) out.emplace(key, reader);
    };
    auto const loose = [&add](std::initializer_list<char const*> keys, std::string Loose::*part) {
      add(keys, [part](Line& line, Json const& value) {
        auto& to = line.loose_.*part;
        to = joined({to, joined(line.texts(value), " ")}, " ");
      });
    };
    add({"id", "query", "query_id"}, [](Line& line, Json const& value) { line.out_.id = line.text(value); });
    loose({"given", "given_name", "given_names", "forename", "forenames", "first_name", "first_names"}, &Loose::given);
    loose({"middle", "middle_name", "middle_names"}, &Loose::middle);
    loose({"family", "family_name", "surname", "last_name"}, &Loose::family);
    add_names(add);
    add_homes(add);
    add_rest(add);
    return out;
  }

  template <class Add>
  static void add_names(Add const& add) {
    auto const of_kind = [](Name::Kind kind) {
      return [kind](Line& line, Json const& value) { line.read_names(value, kind); };
    };
    add({"name", "full_name", "names", "aliases"}, of_kind(Name::Kind::current));
    add({"former_names", "former_name", "previous_names", "previous_name"}, of_kind(Name::Kind::former));
    add({"known_as", "preferred_name", "also_known_as"}, of_kind(Name::Kind::known_as));
    add({"former_family", "former_families", "former_surname", "previous_surname", "maiden_name"},
        [](Line& line, Json const& value) {
          for (auto const& family : line.texts(value)) line.add_name(family, {}, family, Name::Kind::former);
        });
  }

  template <class Add>
  static void add_homes(Add const& add) {
    add({"address", "addresses", "current_address", "previous_addresses", "former_addresses"},
        [](Line& line, Json const& value) { line.read_addresses(value); });
    add({"postcode", "postcodes", "post_code"}, [](Line& line, Json const& value) {
      for (auto& code : line.texts(value)) line.loose_.postcodes.push_back(std::move(code));
    });
  }

  template <class Add>
  static void add_rest(Add const& add) {
    add({"born", "date_of_birth", "dob", "birth_date"}, [](Line& line, Json const& value) { line.read_born(value); });
    add({"sex", "gender"}, [](Line& line, Json const& value) { line.out_.subject.sex = line.text(value); });
    add({"phone", "phones", "telephone", "telephones", "mobile", "mobiles"}, [](Line& line, Json const& value) {
      for (auto& phone : line.texts(value)) line.out_.subject.phones.push_back(std::move(phone));
    });
    add({"email", "emails"}, [](Line& line, Json const& value) {
      for (auto& email : line.texts(value)) line.out_.subject.emails.push_back(std::move(email));
    });
    for (auto const* kind : {"nhs_number", "upn", "nino"}) {
      add({kind}, [kind](Line& line, Json const& value) { line.add_numbers(kind, value); });
    }
    add({"nhs", "nhs_no"}, [](Line& line, Json const& value) { line.add_numbers("nhs_number", value); });
    add({"ni_number", "national_insurance_number"}, [](Line& line, Json const& value) { line.add_numbers("nino", value); });
    add({"confirmed"}, [](Line& line, Json const& value) { line.read_confirmed(value); });
    add({"identifiers", "numbers"}, [](Line& line, Json const& value) { line.read_identifiers(value); });
  }

  SearchRequest& out_;
  Loose loose_;
  std::string at_;
  std::string mistakes_;
};

}  // namespace

Result<SearchRequest> request_from_json(std::string_view line, std::string otherwise) {
  auto const json = parse_json(line);
  if (!json) return tl::unexpected<Refusal>(json.error());
  if (!json->is_object()) return refused("query_wrong", "a query is an object: {\"id\": …, \"name\": …}");
  SearchRequest out;
  auto const mistakes = Line(out).read(*json);
  if (!mistakes.empty()) return refused("query_wrong", mistakes);
  if (out.id.empty()) out.id = std::move(otherwise);
  return out;
}

Result<std::vector<SearchRequest>> requests_from_jsonl(std::string_view text, std::string const& file) {
  std::vector<SearchRequest> out;
  std::string mistakes;
  std::size_t number = 0;
  for (auto const& line : split(text, '\n')) {
    ++number;
    if (tidied(line).empty()) continue;
    auto request = request_from_json(line, std::to_string(number));
    if (request) {
      out.push_back(std::move(*request));
    } else {
      mistakes += (mistakes.empty() ? "" : "\n") + file + ':' + std::to_string(number) + ": " + request.error().text;
    }
  }
  if (!mistakes.empty()) return refused("queries_wrong", mistakes);
  return out;
}

}  // namespace rightsdesk::matching
