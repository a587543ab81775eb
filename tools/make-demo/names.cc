#include "names.h"

#include <span>

namespace rightsdesk::make_demo {
namespace {

using Names = std::span<char const* const>;

constexpr char const* british_f[] = {
    "Charlotte", "Emily",  "Grace",   "Ruby",      "Chloe",   "Poppy",  "Ellie-Mae", "Kirsty",    "Donna",
    "Tracey",    "Hannah", "Leanne",  "Gemma",     "Sophie",  "Amber",  "Jodie",     "Hope",      "Paige",
    "Lacey",     "Megan",  "Harriet", "Kerry-Ann", "Abigail", "Summer", "Tia",       "Demi-Leigh"};
constexpr char const* british_m[] = {"Jack",  "Harry",  "Alfie",  "Charlie", "Ryan",   "Lee",     "Dean",
                                     "Scott", "Callum", "Connor", "Kyle",    "Archie", "Freddie", "Mason",
                                     "Tyler", "Liam",   "Craig",  "Gary",    "Ashley", "Riley",   "Billy-Joe",
                                     "Ethan", "Will",   "Ronnie", "Frank",   "Toby"};
constexpr char const* british_s[] = {
    "Smith",    "Jones",    "Taylor",  "Cooper", "Barker", "Mills", "Hughes", "Parker",  "Webb",
    "Saunders", "Fletcher", "Dawson",  "Marsh",  "Gibbs",  "Bull",  "Payne",  "Hawkins", "Rowe",
    "Skinner",  "Bishop",   "Peacock", "Street", "Cross",  "Ng",    "Law",    "Hopkins"};
constexpr char const* bengali_f[] = {"Rokeya",  "Ayesha",   "Fatema",  "Nasima",  "Shirin", "Taslima",
                                     "Sumaiya", "Jannatul", "Farzana", "Rumana",  "Halima", "Nusrat",
                                     "Shahida", "Lutfa",    "Momtaz",  "Tahmina", "Afia",   "Sadia"};
constexpr char const* bengali_m[] = {"Mohibur", "Mohammed", "Abdul",  "Shahjahan", "Kamrul",   "Md Rafiq",
                                     "Anwar",   "Tanvir",   "Rezaul", "Nazmul",    "Faisal",   "Jubair",
                                     "Saiful",  "Habibur",  "Imran",  "Mizanur",   "Ashraful", "Shafiq"};
constexpr char const* bengali_s[] = {"Begum", "Khatun",    "Rahman", "Hossain", "Miah",
                                     "Uddin", "Chowdhury", "Islam",  "Ali",     "Sarkar",
                                     "Akter", "Haque",     "Ahmed",  "Alam",    "Talukder"};
constexpr char const* pakistani_f[] = {"Aisha", "Zainab",  "Maryam",  "Saima", "Nadia", "Bushra",
                                       "Hafsa", "Iqra",    "Khadija", "Noor",  "Rabia", "Shazia",
                                       "Sana",  "Mehreen", "Fozia",   "Amina"};
constexpr char const* pakistani_m[] = {"Muhammad", "Mohammed", "Ahmed",   "Bilal",  "Usman", "Hamza",
                                       "Adeel",    "Tariq",    "Zeeshan", "Kashif", "Yusuf", "Asif",
                                       "Waqas",    "Ibrahim",  "Shoaib",  "Haroon"};
constexpr char const* pakistani_s[] = {"Khan", "Hussain", "Malik",    "Iqbal",    "Akhtar",
                                       "Bibi", "Mahmood", "Raja",     "Shah",     "Qureshi",
                                       "Butt", "Mirza",   "Siddiqui", "Chaudhry", "Ahmed"};
constexpr char const* punjabi_f[] = {"Simran",  "Jaspreet", "Harleen",  "Manpreet", "Gurpreet", "Kiranjit",
                                     "Navneet", "Amrit",    "Rupinder", "Anjali",   "Priyanka", "Meera"};
constexpr char const* punjabi_m[] = {"Harjit", "Gurdeep", "Jaspreet", "Manpreet", "Sukhdev", "Amrit",
                                     "Balraj", "Nirav",   "Rajesh",   "Arjun",    "Kuldeep", "Dilraj"};
constexpr char const* punjabi_s[] = {"Singh", "Singh Gill", "Singh Dhillon", "Sandhu", "Sidhu",  "Patel",
                                     "Shah",  "Bains",      "Grewal",        "Mehta",  "Sharma", "Desai"};
constexpr char const* african_f[] = {"Oluwaseun", "Folake", "Adaeze",   "Blessing", "Precious", "Favour",
                                     "Mercy",     "Ngozi",  "Chiamaka", "Temitope", "Abena",    "Akosua",
                                     "Esther",    "Tshala", "Titilayo", "Patience", "Yewande",  "Efua"};
constexpr char const* african_m[] = {"Oluwaseun", "Chinedu", "Emmanuel", "Kwame",   "Kofi", "Babatunde",
                                     "Ikechukwu", "Tobi",    "Samuel",   "Prosper", "Kojo", "Obinna",
                                     "Mbuyi",     "Ayodele", "Gideon",   "Femi",    "Yaw",  "Divine"};
constexpr char const* african_s[] = {"Adeyemi", "Okafor",   "Mensah",    "Boateng", "Balogun",
                                     "Eze",     "Owusu",    "Nwachukwu", "Osei",    "Adebayo",
                                     "Asante",  "Ogunleye", "Nsimba",    "Kabongo", "Appiah",
                                     "Obi",     "Bangura",  "Kamara",    "Williams"};
constexpr char const* caribbean_f[] = {"Shanice",  "Kadeisha", "Monique", "Latoya",   "Renee",
                                       "Tanisha",  "Marcia",   "Yvonne",  "Keisha",   "Imani",
                                       "Cherelle", "Sasha",    "Jada",    "Chantelle"};
constexpr char const* caribbean_m[] = {"Delroy",  "Winston", "Tyrone",  "Jermaine", "Marlon",
                                       "Leroy",   "Andre",   "Kemar",   "Dwayne",   "Tyrell",
                                       "Malachi", "Devonte", "Romario", "Curtis"};
constexpr char const* caribbean_s[] = {"Campbell", "Brown",    "Francis",  "Clarke",  "Grant",
                                       "Gordon",   "Baptiste", "Joseph",   "Morgan",  "Reid",
                                       "Powell",   "Beckford", "St Louis", "Charles", "Walker"};
constexpr char const* polish_f[] = {"Katarzyna", "Małgorzata", "Agnieszka",  "Zuzanna",  "Julia",
                                    "Oliwia",    "Magdalena",  "Aleksandra", "Wiktoria", "Lena",
                                    "Natalia",   "Dorota",     "Jagoda",     "Ewa"};
constexpr char const* polish_m[] = {"Piotr",    "Paweł",  "Krzysztof", "Jakub",   "Michał",
                                    "Mateusz",  "Łukasz", "Kacper",    "Filip",   "Bartosz",
                                    "Wojciech", "Szymon", "Oskar",     "Grzegorz"};
constexpr char const* polish_s[] = {"Kowalski",  "Lewandowski", "Nowak",     "Wójcik",    "Kamiński",
                                    "Zieliński", "Szymański",   "Woźniak",   "Dąbrowski", "Mazur",
                                    "Krawczyk",  "Piotrowski",  "Grabowski", "Pawlak"};
constexpr char const* romanian_f[] = {"Ioana",  "Elena",  "Andreea",  "Mihaela",    "Alexandra", "Gabriela",
                                      "Denisa", "Bianca", "Ștefania", "Florentina", "Larisa",    "Daria"};
constexpr char const* romanian_m[] = {"Ion",      "Andrei", "Mihai",  "Ștefan", "Cristian", "Florin",
                                      "Gheorghe", "Marius", "Răzvan", "Vasile", "Luca",     "David"};
constexpr char const* romanian_s[] = {"Popescu",    "Ionescu", "Popa",    "Dumitru", "Stan",     "Munteanu",
                                      "Constantin", "Rusu",    "Ciobanu", "Lăcătuș", "Moldovan", "Barbu"};
constexpr char const* turkish_f[] = {"Ayşe", "Fatma", "Elif",  "Zeynep", "Emine", "Hatice", "Meryem",
                                     "Esra", "Büşra", "Sibel", "Gül",    "Derya", "Elira",  "Ebru"};
constexpr char const* turkish_m[] = {"Mehmet", "Mustafa", "Ahmet", "Emre", "Hüseyin", "Murat", "Yusuf",
                                     "Kerem",  "Serkan",  "Barış", "Ömer", "Can",     "Ardit", "Deniz"};
constexpr char const* turkish_s[] = {"Yılmaz", "Kaya",   "Demir", "Çelik", "Şahin", "Yıldız", "Öztürk",
                                     "Aydın",  "Arslan", "Doğan", "Koç",   "Polat", "Hoxha",  "Güneş"};
constexpr char const* irish_f[] = {"Siobhán", "Aoife",  "Niamh",    "Bridget",   "Margaret", "Orla",
                                   "Ciara",   "Roisin", "Kathleen", "Mary-Kate", "Shannon",  "Erin"};
constexpr char const* irish_m[] = {"Patrick", "Seán",    "Declan", "Eoin",     "Michael", "Cormac",
                                   "Brendan", "Padraig", "Martin", "John-Joe", "Finn",    "Dermot"};
constexpr char const* irish_s[] = {"O'Brien", "O'Connor",   "Murphy", "Doherty", "McDonagh",   "Ward",
                                   "Kelly",   "O'Sullivan", "Byrne",  "Cash",    "Fitzgerald", "Maughan"};
constexpr char const* somali_f[] = {"Hodan",  "Ifrah", "Sagal", "Fadumo", "Ubah",   "Asha",
                                    "Khadra", "Ayaan", "Hibo",  "Nimco",  "Soraya", "Zahra"};
constexpr char const* somali_m[] = {"Abdirahman", "Mahad",    "Liban",   "Guled",  "Yonis", "Hassan",
                                    "Abdi",       "Zakariya", "Warsame", "Bashir", "Farid", "Ahmadullah"};
constexpr char const* somali_s[] = {"Abdi",  "Mohamud", "Warsame", "Farah", "Hersi",  "Jama",
                                    "Yusuf", "Omar",    "Noorzai", "Osman", "Ismail", "Sahal"};

struct Lists {
  Names female, male, family;
  char const* ethnicity;
  int weight;
};

Lists const& lists(Roots roots) {
  static constexpr Lists all[] = {
      {british_f, british_m, british_s, "WBRI", 27},       {bengali_f, bengali_m, bengali_s, "ABAN", 13},
      {pakistani_f, pakistani_m, pakistani_s, "APKN", 10}, {punjabi_f, punjabi_m, punjabi_s, "AIND", 6},
      {african_f, african_m, african_s, "BAFR", 12},       {caribbean_f, caribbean_m, caribbean_s, "BCRB", 8},
      {polish_f, polish_m, polish_s, "WOTW", 7},           {romanian_f, romanian_m, romanian_s, "WOTW", 5},
      {turkish_f, turkish_m, turkish_s, "WOTW", 5},        {irish_f, irish_m, irish_s, "WIRI", 4},
      {somali_f, somali_m, somali_s, "BAFR", 3},
  };
  return all[static_cast<std::size_t>(roots)];
}

bool ends_with(std::string const& text, std::string_view end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

Roots some_roots(Chance& chance) {
  int drawn = chance.between(0, 99);
  for (std::size_t i = 0; i < static_cast<std::size_t>(Roots::count); ++i) {
    drawn -= lists(static_cast<Roots>(i)).weight;
    if (drawn < 0) return static_cast<Roots>(i);
  }
  return Roots::british;
}

std::string given_name(Roots roots, Sex sex, Chance& chance) {
  Lists const& of = lists(roots);
  return chance.pick(sex == Sex::female ? of.female : of.male);
}

std::string family_name(Roots roots, Chance& chance) {
  std::string name = chance.pick(lists(roots).family);
  bool const may_be_double =
      roots == Roots::british || roots == Roots::caribbean || roots == Roots::west_african;
  if (may_be_double && chance.happens(9))
    name += "-" + std::string(chance.pick(lists(some_roots(chance)).family));
  return name;
}

std::string borne_by(std::string const& family, Roots roots, Sex sex) {
  if (sex == Sex::male) return family;
  if (roots == Roots::polish && (ends_with(family, "ski") || ends_with(family, "cki")))
    return family.substr(0, family.size() - 1) + "a";
  if (roots == Roots::punjabi && family.starts_with("Singh")) return "Kaur" + family.substr(5);
  return family;
}

std::string other_spelling(std::string const& name, Chance& chance) {
  static constexpr char const* classes[][3] = {
      {"Mohammed", "Muhammad", "Mohamed"}, {"Ayesha", "Aisha", "Aysha"},
      {"Hussain", "Hossain", "Hussein"},   {"Chowdhury", "Choudhury", "Chaudhry"},
      {"Yusuf", "Yousuf", "Yousef"},       {"Fatema", "Fatima", "Fatma"},
      {"Begum", "Begom", "Beghum"},        {"Małgorzata", "Malgorzata", "Gosia"},
      {"Rahman", "Rehman", "Rahmaan"},     {"Oluwaseun", "Seun", "Oluwaseyi"}};
  for (auto const& spellings : classes) {
    for (std::string_view one : spellings) {
      if (one == name) return spellings[chance.below(3)];
    }
  }
  return name;
}

std::string ethnicity(Roots roots) { return lists(roots).ethnicity; }

std::string street(Chance& chance) {
  static constexpr char const* first[] = {
      "Wharfside",  "Kilnside", "Larkfield",  "Saltmarsh",   "Ferry",    "Osier",   "Cooperage", "Ropewalk",
      "Lockgate",   "Beacon",   "Chandler's", "Quarry",      "Millpond", "Sexton",  "Barge",     "Heron",
      "Candlewick", "Dovecote", "Foundry",    "Gasworks",    "Hawthorn", "Ivy",     "Jubilee",   "Kestrel",
      "Lighterman", "Maltings", "Nettle",     "Old Tannery", "Penny",    "Reedbed", "Sailmaker", "Towpath",
      "Umber",      "Vicarage", "Watermill",  "Yeoman"};
  static constexpr char const* second[] = {"Road", "Street", "Close", "Gardens",  "Avenue",
                                           "Walk", "Lane",   "Court", "Crescent", "Way"};
  return std::string(chance.pick(first)) + " " + chance.pick(second);
}

}  // namespace rightsdesk::make_demo
