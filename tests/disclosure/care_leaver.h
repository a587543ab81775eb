#pragma once
// An invented care leaver's file: twelve hundred pages from five systems, among them scans, registers and long mails.
#include <array>
#include <string>
#include <vector>

#include "sample.h"

namespace rightsdesk::disclosure {

inline std::string line_of_file(int record, int line) {
  static std::array<char const*, 9> const who{"Zofia", "Her foster carer", "The class teacher", "The school nurse", "Her key worker",
                                              "The health visitor", "The group leader", "The reviewing officer", "The duty worker"};
  static std::array<char const*, 8> const did{"talked about school and how she sleeps", "rang to say that the bus was late again", "asked for the next visit to be moved",
                                              "was pleased with the report", "brought the drawings from the club", "went through the plan once more",
                                              "agreed what comes next and who does it", "was worried about the move and said so"};
  static std::array<char const*, 6> const where{"at home", "at Larkspur Rise", "in the family centre", "on the phone", "after the Tuesday group", "at the review"};
  auto const n = static_cast<std::size_t>(record * 41 + line * 13);
  return std::string(who[n % who.size()]) + " " + did[(n / 3) % did.size()] + " " + where[(n / 7) % where.size()] + ".";
}

inline std::vector<std::vector<redaction::Run>> lines_of_note(int record, int count, std::vector<std::string>& codes) {
  std::vector<std::vector<redaction::Run>> lines;
  for (int line = 0; line < count; ++line) {
    lines.push_back({redaction::Text{line_of_file(record, line)}});
    if (line % 9 == 5) lines.push_back({});
    if ((record + line) % 11 != 4) continue;
    auto const code = (record + line) % 5 == 0 ? "S3P3-11" : "S2P3-16";
    lines.back() = {redaction::Text{"With "}, redaction::Marker{code}, redaction::Text{" there. " + line_of_file(record, line + 1)}};
    codes.push_back(code);
  }
  return lines;
}

inline std::vector<std::vector<redaction::Run>> register_of_group(int record, std::vector<std::string>& codes) {
  std::vector<std::vector<redaction::Run>> lines{{redaction::Text{"Day\tGroup\tCame\tWho brought her"}}};
  for (int line = 0; line < 28; ++line) {
    lines.push_back({redaction::Text{std::to_string(line % 28 + 1) + " March 2011\tSwimming\t" + ((record + line) % 4 == 0 ? "No" : "Yes") + "\t"}});
    if (line % 3 != 0) {
      lines.back().push_back(redaction::Text{"Foster carer"});
      continue;
    }
    lines.back().push_back(redaction::Marker{"S2P3-16"});
    codes.push_back("S2P3-16");
  }
  return lines;
}

/// `scan` is a JPEG of a page, 595 by 842 points, with a box in its pixels at `box`.
inline PackInput care_leavers_file(std::string const& scan, document::Region const& box, int records = 640) {
  static std::array<char const*, 5> const systems{"Children's social care system", "Group work", "Scanned forms of the children's centres", "Housing", "Shared mailbox"};
  auto input = sample_input();
  input.records.clear();
  for (int i = 0; i < records; ++i) {
    PackRecord given;
    given.source = systems[static_cast<std::size_t>(i) % systems.size()];
    auto const year = std::to_string(2001 + i * 17 / records), month = std::to_string(i % 12 + 1), day = std::to_string(i % 28 + 1);
    given.record.record = RecordId("record-" + std::to_string(i));
    given.record.dated = i % 97 == 96 ? "" : year + (month.size() < 2 ? "-0" : "-") + month + (day.size() < 2 ? "-0" : "-") + day;
    given.record.author = i % 3 == 0 ? "" : "Priya Ramanathan, social worker";
    std::vector<std::string> codes;
    switch (i % 5) {
      case 1:
        given.record.title = "Register of the swimming group";
        given.record.pages = {flow_page(register_of_group(i, codes), codes)};
        break;
      case 2: {
        given.record.title = "Registration form";
        for (int number = 1; number <= 3; ++number) {
          redaction::BurnedPage page;
          page.number = number;
          page.layout = document::Layout::fixed;
          page.width = 595;
          page.height = 842;
          page.image = document::PageImage{"image/jpeg", scan, 0, 0};
          page.words = {{"Visited", {72, 700, 40, 11}}, {"Zofia", {116, 700, 28, 11}}};
          page.boxes = {{box, "S2P3-16"}};
          page.codes = {"S2P3-16"};
          given.record.pages.push_back(page);
        }
        break;
      }
      case 4:
        given.record.title = "RE: the plan for the summer";
        given.record.pages = {flow_page(lines_of_note(i, 90, codes), codes)};
        break;
      default:
        given.record.title = i % 2 == 0 ? "Case note" : "Letter about the tenancy";
        given.record.pages = {flow_page(lines_of_note(i, 34, codes), codes)};
    }
    input.records.push_back(std::move(given));
  }
  return input;
}

}  // namespace rightsdesk::disclosure
