#include "documents.h"

#include <fstream>
#include <map>

#include "core/result.h"
#include "core/text.h"
#include "letter_pdf.h"
#include "mail.h"
#include "numbers.h"
#include "office.h"
#include "register.h"
#include "scan_form.h"
#include "texts.h"

namespace rightsdesk::make_demo {
namespace {

constexpr char const* pdf_type = "application/pdf";
constexpr char const* docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

struct Listed {
  std::string file, person, dob, reference, title, date, kind;
};

std::string csv(std::string const& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (char const c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

class FileShare {
 public:
  FileShare(std::string folder, Truth& truth) : folder_(std::move(folder)), truth_(truth) {
    for (Chunk& chunk : chunks(texts::story_documents()))
      texts_.emplace(chunk.fields.at(0), std::move(chunk.text));
  }

  void story() {
    assessment();
    letter();
    school_email();
    call_note();
    register_of_the_club();
    write_scan(folder_, truth_);
    list("zoe", {scan_file, "Zoe Wisniewska", "2004-03-09", "", "Registration form", "2012-01-14", "form"});
    files_of_others();
  }

  void crowd(std::vector<Person> const& others) {
    for (std::size_t i = 0; i < 12 && i * 7 < others.size(); ++i) {
      Person const& p = others[i * 7];
      std::string const name =
          key("review_", i + 1, 3) + "_" + std::to_string(static_cast<int>(p.born->year())) + ".txt";
      write(name, "Child in need review: " + p.full_name() + "\r\nBorn " + slashed(*p.born) +
                      "\r\nThe plan goes on for three months.\r\n");
      listed_.push_back({name, p.full_name(), to_iso(*p.born), p.key, "Child in need review",
                         "2019-04-0" + std::to_string(i % 9 + 1), "report"});
    }
  }

  std::size_t close() {
    std::string out = "file,person_name,dob,reference,title,date,kind\n";
    for (Listed const& l : listed_) {
      out += csv(l.file) + "," + csv(l.person) + "," + l.dob + "," + l.reference + "," + csv(l.title) + "," +
             l.date + "," + l.kind + "\n";
    }
    write("manifest.csv", out);
    return listed_.size();
  }

 private:
  void write(std::string const& name, std::string const& bytes) {
    std::ofstream file(folder_ + "/" + name, std::ios::binary | std::ios::trunc);
    file << bytes;
    file.close();
    if (!file)
      throw Fault("A file of the demo data could not be written.", "cannot write " + folder_ + "/" + name);
  }

  Told told(std::string const& name) const { return tell(texts_.at(name)); }

  void list(std::string const& belongs_to, Listed listed, char const* hard_case = "") {
    bool const hers = belongs_to == "zoe";
    truth_.records.push_back({documents_source, "document", listed.file, belongs_to,
                              hers ? "subject" : actor(belongs_to).role, hers ? "confirm" : "reject",
                              hers ? "about her" : "about somebody else", hard_case});
    listed_.push_back(std::move(listed));
  }

  Item item(Listed const& l, std::string const& media_type, std::string const& belongs_to) {
    return {documents_source, l.file, l.file, l.title, l.date, media_type, belongs_to};
  }

  void pdf(Listed const& l, std::vector<std::string> const& names, std::string const& belongs_to,
           char const* hard_case = "") {
    Item made = item(l, pdf_type, belongs_to);
    std::vector<std::string> pages;
    for (std::string const& name : names) {
      made.parts.push_back({"page " + std::to_string(pages.size() + 1), told(name)});
      pages.push_back(made.parts.back().told.text);
    }
    write(l.file, text_pdf(l.title, pages));
    truth_.items.push_back(std::move(made));
    list(belongs_to, l, hard_case);
  }

  void assessment() {
    pdf({"2013-05-02_single_assessment_wisniewska_z.pdf", "Zoe Wisniewska", "2004-03-09", "P0040117",
         "Single assessment", "2013-05-02", "assessment"},
        {"assessment_1", "assessment_2", "assessment_3"}, "zoe", "changed_surname");
  }

  void letter() {
    Listed const l{"placement_letter_2014-02-17.docx",
                   "Wisniewska, Zoe",
                   "2004-03-09",
                   "P0040117",
                   "Placement letter",
                   "2014-02-17",
                   "letter"};
    Item made = item(l, docx_type, "zoe");
    WordFile file{.title = "Placement letter", .author = "Priya Raman"};
    file.paragraphs = split(told("letter_body").text, '\n');
    made.parts.push_back({"body", told("letter_body")});
    Told table;
    for (std::string const& row : split(texts_.at("letter_table"), '\n')) {
      std::string marked = row;
      for (std::size_t at = marked.find(" || "); at != std::string::npos; at = marked.find(" || "))
        marked.replace(at, 4, "\t");
      append(table, table.text.empty() ? "" : "\n", tell(marked));
      file.table.push_back(split(tell(marked).text, '\t'));
    }
    made.parts.push_back({"table", table});
    file.header = told("letter_header").text;
    made.parts.push_back({"header", told("letter_header")});
    file.comment = told("letter_comment").text;
    made.parts.push_back({"comment", told("letter_comment"), Sight::hidden});
    file.deleted = told("letter_deleted").text;
    made.parts.push_back({"tracked deletion", told("letter_deleted"), Sight::hidden});
    write(l.file, docx(file));
    truth_.items.push_back(std::move(made));
    list("zoe", l);
  }

  void school_email() {
    Listed const l{"FW_ Zoe W, papers for the review.eml", "Zoe Wisniewska", "",     "P0040117",
                   "FW: Zoe W, papers for the review",     "2018-03-14",     "email"};
    Item made = item(l, "message/rfc822", "zoe");
    Told const body = told("school_email"), chronology = told("chronology");
    Mail mail{.id = "chronology.story@example.org",
              .from = "Sandra Whitcombe",
              .from_address = "sandra@example.org",
              .to = "Oluwaseun Adebayo",
              .to_address = "seun@example.org",
              .sent = parse_instant("2018-03-14T15:20:00Z").value(),
              .subject = l.title,
              .body = body.text};
    mail.attached = {"chronology.docx", docx_type,
                     docx({.title = "Chronology",
                           .author = "Sandra Whitcombe",
                           .paragraphs = split(chronology.text, '\n')})};
    write(l.file, message(mail));
    made.parts.push_back({"body", body});
    made.parts.push_back({"attachment chronology.docx", chronology});
    truth_.items.push_back(std::move(made));
    list("zoe", l);
  }

  void call_note() {
    Listed const l{"call_note_2016-08-08.txt",     "Zoë Wisniewska", "2004-03-09", "",
                   "Note of a call, Orchard Mews", "2016-08-08",     "report"};
    Told const note = told("call_note");
    std::string cp1252;
    for (char32_t const c : to_code_points(note.text))
      cp1252 += c == U'\n' ? std::string("\r\n") : std::string(1, static_cast<char>(c));
    write(l.file, cp1252);
    Item made = item(l, "text/plain", "zoe");
    made.parts.push_back({"text", note});
    truth_.items.push_back(std::move(made));
    list("zoe", l);
  }

  void register_of_the_club() {
    Listed const l{"Saturday Club register, spring 2012.xlsx", "Zoe Wisniewska", "2004-03-09", "P0040117",
                   "Saturday Club register, spring 2012",      "2012-03-10",     "register"};
    Item made = item(l, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "zoe");
    write(l.file, xlsx(club_register(truth_, made)));
    truth_.register_file = l.file;
    truth_.items.push_back(std::move(made));
    list("zoe", l);
  }

  void files_of_others() {
    pdf({"2016-04_sgo_review_wisniewska_m.pdf", "Maja Wisniewska", "2004-03-09", "P0040118",
         "Special guardianship review", "2016-04-12", "assessment"},
        {"twin_review_1"}, "maja", "twin");
    pdf({"2016-11_cin_review_pike_k.pdf", "Kayden Pike", "2010-10-04", "P0040119", "Child in need review",
         "2016-11-15", "assessment"},
        {"kayden_assessment"}, "kayden");
    Listed const l{"housing_support_letter_wisniewska_zoe_2019.docx",
                   "Zoe Wisniewska",
                   "2001-07-22",
                   "P0041901",
                   "Housing support letter",
                   "2019-09-03",
                   "letter"};
    Told const letter = told("namesake_letter");
    write(l.file, docx({.title = l.title, .author = "Priya Raman", .paragraphs = split(letter.text, '\n')}));
    Item made = item(l, docx_type, "namesake");
    made.parts.push_back({"body", letter});
    truth_.items.push_back(std::move(made));
    list("namesake", l, "namesake");
  }

  std::string folder_;
  Truth& truth_;
  std::map<std::string, std::string> texts_;
  std::vector<Listed> listed_;
};

}  // namespace

std::size_t write_documents(std::string const& folder, std::vector<Person> const& others, Truth& truth) {
  FileShare share(folder, truth);
  share.story();
  share.crowd(others);
  return share.close();
}

}  // namespace rightsdesk::make_demo
