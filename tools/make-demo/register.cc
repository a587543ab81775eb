#include "register.h"

#include "core/text.h"
#include "numbers.h"

namespace rightsdesk::make_demo {
namespace {

struct Child {
  char const *name, *born, *contact, *phone;
};

constexpr Child children[] = {{"Ifeoluwa Bankole", "2003-11-18", "Mrs Bankole", "07700 900101"},
                              {"Kornelia Zawadzka", "2004-01-06", "Jolanta Zawadzka", "07700 900102"},
                              {"Maja Wisniewska", "2004-03-09", "Halina Wisniewska", ""},
                              {"Rukhsana Nawaz", "2004-06-30", "Mr Nawaz", "07700 900103"},
                              {"Zoe Wisniewska", "2004-03-09", "Halina Wisniewska", ""},
                              {"Dragos Vlad", "2003-09-12", "Mrs Vlad", "07700 900104"},
                              {"Kwabena Sarpong", "2004-05-21", "Auntie Esi Sarpong", "07700 900105"},
                              {"Tegan Ashdown", "2005-02-02", "Mr Ashdown", "020 7946 0106"},
                              {"Sümeyye Korkmaz", "2003-12-27", "Mrs Korkmaz", "07700 900107"},
                              {"Thivya", "2004-08-15", "Mr Sivarajah", "07700 900108"},
                              {"Caoimhe O'Driscoll", "2004-04-01", "Mrs O'Driscoll", "07700 900109"},
                              {"Nathaniel Blackwood-Hyde", "2004-10-10", "Ms Hyde", "07700 900110"},
                              {"Shamima Laskar", "2005-01-19", "Mrs Laskar", "07700 900111"},
                              {"Ilir Krasniqi", "2003-10-03", "Mr Krasniqi", "07700 900112"},
                              {"Anthonia Ekwueme", "2004-07-07", "Pastor Ekwueme", "07700 900113"},
                              {"Jashan Cheema", "2004-02-14", "Mrs Cheema", "07700 900114"},
                              {"Deqa Ashkir", "2004-11-30", "Mrs Ashkir", "07700 900115"},
                              {"Remy Toussaint", "2005-03-25", "Ms Toussaint", "07700 900116"}};

constexpr Child withdrawn{"Corey Haddow", "2004-09-17", "Mrs Haddow", "07700 900117"};

void tell_row(Truth& truth, std::string const& sheet, int row, Sight sight, Child const& child) {
  std::string const name = child.name;
  truth.register_rows.push_back({sheet, row, sight, name, child.born,
                                 name == "Zoe Wisniewska"    ? "zoe"
                                 : name == "Maja Wisniewska" ? "maja"
                                                             : ""});
}

/// The row as text, with its mentions; people who are not of the story are told by their role.
Told row_told(std::vector<std::string> const& cells, Child const& child) {
  bool const zoe = std::string_view(child.name) == "Zoe Wisniewska";
  bool const maja = std::string_view(child.name) == "Maja Wisniewska";
  std::string const who = zoe ? "zoe" : maja ? "maja" : "";
  Told told;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::size_t const begin = count_code_points(told.text) + (i == 0 ? 0 : 1);
    told.text += (i == 0 ? "" : "\t") + cells[i];
    if (i < 1 || i > 4 || cells[i].empty()) continue;
    static constexpr char const* kinds[] = {"", "name", "dob", "name", "phone"};
    Expect expect = zoe && i < 3 ? Expect::keep : Expect::withhold;
    if (maja && i == 2) expect = Expect::release;
    std::string person = i >= 3 && (zoe || maja) ? "halina"
                         : i >= 3                ? "register contact"
                         : who.empty()           ? "register child"
                                                 : who;
    if (person == "halina") expect = Expect::release;
    told.mentions.push_back(
        {begin, begin + count_code_points(cells[i]), cells[i], std::move(person), kinds[i], expect});
  }
  return told;
}

std::vector<std::string> cells_of(int number, Child const& child) {
  std::string const attended = number % 4 == 0 ? "N" : "Y";
  return {std::to_string(number), child.name, child.born, child.contact, child.phone, "Y", attended, "Y"};
}

}  // namespace

std::vector<Sheet> club_register(Truth& truth, Item& item) {
  Sheet sheet{"Spring 2012",
              {{{"No", "Name", "Date of birth", "Contact", "Telephone", "14 Jan", "11 Feb", "10 Mar"}}}};
  Told open{"No\tName\tDate of birth\tContact\tTelephone\t14 Jan\t11 Feb\t10 Mar", {}};
  int number = 0;
  for (Child const& child : children) {
    std::vector<std::string> const cells = cells_of(++number, child);
    append(open, "\n", row_told(cells, child));
    sheet.rows.push_back({cells});
    tell_row(truth, sheet.name, number + 1, Sight::open, child);
  }
  std::vector<std::string> const gone = cells_of(++number, withdrawn);
  sheet.rows.push_back({gone, Shown::no});
  tell_row(truth, sheet.name, number + 1, Sight::hidden, withdrawn);
  sheet.comment_cell = "B3";
  Told const comment = tell("See {maja|Maja}'s file before ringing home.");
  sheet.comment = comment.text;
  Sheet concerns{"Worries", {{{"Who", "What"}}}, Shown::no};
  Told worries = tell("Who\tWhat");
  for (char const* row :
       {"{zoe|Zoe Wisniewska}\tPainted a house with a big lock.",
        "{maja|Maja Wisniewska}\tTold her sister to be quiet.",
        "{zoe|Zoe}, {maja|Maja}\tNeighbour {gulsen|Mrs Yildirim} asked after both at the gate."}) {
    Told const told = tell(row);
    append(worries, "\n", told);
    concerns.rows.push_back({split(told.text, '\t')});
  }
  item.parts.push_back({"sheet Spring 2012", std::move(open)});
  item.parts.push_back(
      {"sheet Spring 2012, row " + std::to_string(number + 1), row_told(gone, withdrawn), Sight::hidden});
  item.parts.push_back({"sheet Spring 2012, comment B3", comment, Sight::hidden});
  item.parts.push_back({"sheet Worries", std::move(worries), Sight::hidden});
  return {std::move(sheet), std::move(concerns)};
}

}  // namespace rightsdesk::make_demo
