#include "office.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "core/date.h"
#include "core/result.h"

namespace rightsdesk::make_demo {
namespace {

constexpr char const* xml_start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr char const* office_relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr char const* package_relation = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr char const* word_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr char const* sheet_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::string xml(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

struct Relation {
  std::string id, kind, target;
};

std::string relations(std::vector<Relation> const& list) {
  std::string out = std::string(xml_start) + "<Relationships xmlns=\"" + package_relation + "\">";
  for (Relation const& r : list) {
    std::string const space = r.kind.starts_with("metadata") ? package_relation : office_relation;
    out += "<Relationship Id=\"" + r.id + "\" Type=\"" + space + "/" + r.kind + "\" Target=\"" + r.target +
           "\"/>";
  }
  return out + "</Relationships>";
}

std::string content_types(std::vector<std::pair<std::string, std::string>> const& parts) {
  std::string out =
      std::string(xml_start) +
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>";
  for (auto const& [name, kind] : parts) {
    std::string const type = kind == "core"
                                 ? "application/vnd.openxmlformats-package.core-properties+xml"
                                 : "application/vnd.openxmlformats-officedocument." + kind + "+xml";
    out += "<Override PartName=\"" + name + "\" ContentType=\"" + type + "\"/>";
  }
  return out + "</Types>";
}

std::string core_properties(std::string const& title, std::string const& author) {
  return std::string(xml_start) +
         "<cp:coreProperties "
         "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
         xml(title) + "</dc:title><dc:creator>" + xml(author) + "</dc:creator></cp:coreProperties>";
}

std::string run(std::string const& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + xml(text) + "</w:t></w:r>";
}

std::string marked_by(std::string const& author) {
  return " w:id=\"1\" w:author=\"" + xml(author) + "\" w:date=\"2014-02-17T10:00:00Z\"";
}

std::string word_table(std::vector<std::vector<std::string>> const& rows) {
  if (rows.empty()) return {};
  std::string out =
      "<w:tbl><w:tblPr><w:tblBorders><w:insideH w:val=\"single\" "
      "w:sz=\"4\"/></w:tblBorders></w:tblPr><w:tblGrid>";
  for (std::size_t i = 0; i < rows[0].size(); ++i) out += "<w:gridCol w:w=\"3000\"/>";
  out += "</w:tblGrid>";
  for (auto const& row : rows) {
    out += "<w:tr>";
    for (std::string const& cell : row)
      out += "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr><w:p>" + run(cell) + "</w:p></w:tc>";
    out += "</w:tr>";
  }
  return out + "</w:tbl><w:p/>";
}

std::string word_body(WordFile const& file) {
  std::string out = std::string(xml_start) + "<w:document xmlns:w=\"" + word_space + "\" xmlns:r=\"" +
                    office_relation + "\"><w:body>";
  for (std::size_t i = 0; i < file.paragraphs.size(); ++i) {
    bool const commented = i == 1 && !file.comment.empty();
    out += commented
               ? "<w:p><w:commentRangeStart w:id=\"0\"/>" + run(file.paragraphs[i]) +
                     "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"
               : "<w:p><w:pPr><w:spacing w:after=\"160\"/></w:pPr>" + run(file.paragraphs[i]) + "</w:p>";
    if (i == 2 && !file.deleted.empty()) {
      out += "<w:p><w:del" + marked_by(file.author) + "><w:r><w:delText xml:space=\"preserve\">" +
             xml(file.deleted) + "</w:delText></w:r></w:del></w:p>";
    }
  }
  out += word_table(file.table) + "<w:sectPr>";
  if (!file.header.empty()) out += "<w:headerReference w:type=\"default\" r:id=\"rId2\"/>";
  return out +
         "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" "
         "w:left=\"1440\"/></w:sectPr></w:body></w:document>";
}

/// Days from 30 December 1899, as Excel counts them; empty when `text` is not an ISO day.
std::string serial(std::string const& text) {
  auto const day = parse_date(text);
  static constexpr Date zero{std::chrono::year{1899}, std::chrono::December, std::chrono::day{30}};
  return day ? std::to_string(days_between(zero, *day)) : "";
}

std::string cell_xml(std::string const& place, std::string const& text) {
  if (text.empty()) return {};
  if (std::string const days = serial(text); !days.empty())
    return "<c r=\"" + place + "\" s=\"1\"><v>" + days + "</v></c>";
  bool const number =
      text.size() < 6 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number) return "<c r=\"" + place + "\"><v>" + text + "</v></c>";
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + xml(text) +
         "</t></is></c>";
}

std::string sheet_xml(Sheet const& sheet) {
  std::string out = std::string(xml_start) + "<worksheet xmlns=\"" + sheet_space + "\" xmlns:r=\"" +
                    office_relation +
                    "\"><cols><col min=\"1\" max=\"1\" width=\"6\" customWidth=\"1\"/><col min=\"2\" "
                    "max=\"8\" width=\"26\" customWidth=\"1\"/></cols><sheetData>";
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    std::string const number = std::to_string(r + 1);
    out += "<row r=\"" + number + "\"" + (sheet.rows[r].shown == Shown::no ? " hidden=\"1\"" : "") + ">";
    for (std::size_t c = 0; c < sheet.rows[r].cells.size(); ++c)
      out += cell_xml(std::string(1, static_cast<char>('A' + c)) + number, sheet.rows[r].cells[c]);
    out += "</row>";
  }
  out += "</sheetData>";
  if (!sheet.comment.empty()) out += "<legacyDrawing r:id=\"rId2\"/>";
  return out + "</worksheet>";
}

std::string comments_xml(Sheet const& sheet) {
  return std::string(xml_start) + "<comments xmlns=\"" + sheet_space +
         "\"><authors><author>Club worker</author></authors><commentList><comment ref=\"" +
         sheet.comment_cell + "\" authorId=\"0\"><text><r><t xml:space=\"preserve\">" + xml(sheet.comment) +
         "</t></r></text></comment></commentList></comments>";
}

constexpr char const* comment_shape =
    "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" "
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shape style=\"visibility:hidden\" "
    "type=\"#_x0000_t202\"><x:ClientData "
    "ObjectType=\"Note\"><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>";

constexpr char const* styles_xml =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><fonts "
    "count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
    "patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
    "<cellXfs count=\"2\"><xf/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

la_ssize_t keep_bytes(archive*, void* into, void const* bytes, std::size_t count) {
  static_cast<std::string*>(into)->append(static_cast<char const*>(bytes), count);
  return static_cast<la_ssize_t>(count);
}

}  // namespace

std::string zip(std::vector<std::pair<std::string, std::string>> const& entries) {
  std::string out;
  std::unique_ptr<archive, int (*)(archive*)> const writer(archive_write_new(), archive_write_free);
  archive_write_set_format_zip(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  if (archive_write_open(writer.get(), &out, nullptr, keep_bytes, nullptr) != ARCHIVE_OK)
    throw Fault("An office file could not be made.", "archive_write_open");
  for (auto const& [name, bytes] : entries) {
    std::unique_ptr<archive_entry, void (*)(archive_entry*)> const entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 1'392'631'200, 0);
    archive_write_header(writer.get(), entry.get());
    if (archive_write_data(writer.get(), bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size()))
      throw Fault("An office file could not be made.", "archive_write_data");
  }
  archive_write_close(writer.get());
  return out;
}

std::string docx(WordFile const& file) {
  std::vector<std::pair<std::string, std::string>> types = {
      {"/word/document.xml", "wordprocessingml.document.main"}, {"/docProps/core.xml", "core"}};
  std::vector<std::pair<std::string, std::string>> parts;
  std::vector<Relation> related;
  if (!file.header.empty()) {
    types.emplace_back("/word/header1.xml", "wordprocessingml.header");
    related.push_back({"rId2", "header", "header1.xml"});
    parts.emplace_back("word/header1.xml", std::string(xml_start) + "<w:hdr xmlns:w=\"" + word_space +
                                               "\"><w:p>" + run(file.header) + "</w:p></w:hdr>");
  }
  if (!file.comment.empty()) {
    types.emplace_back("/word/comments.xml", "wordprocessingml.comments");
    related.push_back({"rId3", "comments", "comments.xml"});
    parts.emplace_back("word/comments.xml", std::string(xml_start) + "<w:comments xmlns:w=\"" + word_space +
                                                "\"><w:comment w:id=\"0\" w:author=\"" + xml(file.author) +
                                                "\" w:date=\"2014-02-17T09:30:00Z\"><w:p>" +
                                                run(file.comment) + "</w:p></w:comment></w:comments>");
  }
  std::vector<std::pair<std::string, std::string>> entries = {
      {"[Content_Types].xml", content_types(types)},
      {"_rels/.rels", relations({{"rId1", "officeDocument", "word/document.xml"},
                                 {"rId2", "metadata/core-properties", "docProps/core.xml"}})},
      {"docProps/core.xml", core_properties(file.title, file.author)},
      {"word/document.xml", word_body(file)},
      {"word/_rels/document.xml.rels", relations(related)}};
  entries.insert(entries.end(), parts.begin(), parts.end());
  return zip(entries);
}

std::string xlsx(std::vector<Sheet> const& sheets) {
  std::vector<std::pair<std::string, std::string>> types = {{"/xl/workbook.xml", "spreadsheetml.sheet.main"},
                                                            {"/xl/styles.xml", "spreadsheetml.styles"}};
  std::vector<Relation> related = {{"rId100", "styles", "styles.xml"}};
  std::vector<std::pair<std::string, std::string>> parts;
  std::string list;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    std::string const n = std::to_string(i + 1);
    list += "<sheet name=\"" + xml(sheets[i].name) + "\" sheetId=\"" + n + "\"" +
            (sheets[i].shown == Shown::no ? " state=\"hidden\"" : "") + " r:id=\"rId" + n + "\"/>";
    types.emplace_back("/xl/worksheets/sheet" + n + ".xml", "spreadsheetml.worksheet");
    related.push_back({"rId" + n, "worksheet", "worksheets/sheet" + n + ".xml"});
    parts.emplace_back("xl/worksheets/sheet" + n + ".xml", sheet_xml(sheets[i]));
    if (sheets[i].comment.empty()) continue;
    types.emplace_back("/xl/comments" + n + ".xml", "spreadsheetml.comments");
    parts.emplace_back("xl/comments" + n + ".xml", comments_xml(sheets[i]));
    parts.emplace_back("xl/drawings/vmlDrawing" + n + ".vml", comment_shape);
    parts.emplace_back("xl/worksheets/_rels/sheet" + n + ".xml.rels",
                       relations({{"rId1", "comments", "../comments" + n + ".xml"},
                                  {"rId2", "vmlDrawing", "../drawings/vmlDrawing" + n + ".vml"}}));
  }
  std::vector<std::pair<std::string, std::string>> entries = {
      {"[Content_Types].xml", content_types(types)},
      {"_rels/.rels", relations({{"rId1", "officeDocument", "xl/workbook.xml"}})},
      {"xl/workbook.xml", std::string(xml_start) + "<workbook xmlns=\"" + sheet_space + "\" xmlns:r=\"" +
                              office_relation + "\"><sheets>" + list + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", relations(related)},
      {"xl/styles.xml", std::string(xml_start) + styles_xml}};
  entries.insert(entries.end(), parts.begin(), parts.end());
  return zip(entries);
}

}  // namespace rightsdesk::make_demo
