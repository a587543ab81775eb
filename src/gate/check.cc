#include "gate/check.h"

#include <algorithm>
#include <future>
#include <nlohmann/json.hpp>
#include <set>

#include "core/original.h"
#include "core/text.h"
#include "gate/page_rules.h"
#include "gate/pictures.h"
#include "gate/structure.h"
#include "gate/syntax.h"

namespace rightsdesk::gate {
namespace {

class Inspection {
 public:
  Inspection(std::string const& path, Expectations const& expected) : bench_(path), expected_(expected), needles_(expected.withheld) {
    report_.sha256 = sha256_hex(bench_.bytes());
  }

  Report done() {
    std::string why;
    auto const file = Objects::opened(bench_, why);
    looked("structure and every object (qpdf)");
    if (!file) {
      report_.leaks.push_back({"unreadable_file", 0, why});
      report_.verdict = Report::Verdict::unreadable;
      return std::move(report_);
    }
    check_bytes(bench_.bytes(), file->written(), report_.leaks);
    check_structure(*file, report_.leaks);
    looked("nothing but pages, links, bookmarks and tags; nothing left over from an earlier save");
    check_strings(*file, needles_, report_.leaks);
    check_raw_strings(bench_.bytes(), needles_, report_.leaks);
    looked("every string and every stream of every object, and the raw bytes");
    check_pages(*file);
    check_text_tools();
    std::stable_sort(report_.leaks.begin(), report_.leaks.end(), [](Leak const& a, Leak const& b) { return a.page < b.page; });
    settle();
    return std::move(report_);
  }

 private:
  void add(std::string leak_class, int page, std::string place) { report_.leaks.push_back({std::move(leak_class), page, std::move(place)}); }
  void looked(std::string what) { report_.looked_at.push_back(std::move(what)); }

  void settle() {
    bool const blind = std::any_of(report_.leaks.begin(), report_.leaks.end(), [](Leak const& leak) { return leak.leak_class.starts_with("unreadable"); });
    if (!report_.leaks.empty()) report_.verdict = blind ? Report::Verdict::unreadable : Report::Verdict::leak;
    bool const certain = std::any_of(report_.leaks.begin(), report_.leaks.end(), [](Leak const& leak) { return !leak.leak_class.starts_with("unreadable"); });
    if (certain) report_.verdict = Report::Verdict::leak;
  }

  void check_pages(Objects const& file) {
    auto const pages = file.pages();
    report_.pages = static_cast<int>(pages.size());
    if (pages.empty() || (expected_.pages > 0 && expected_.pages != report_.pages)) {
      add("page_count", 0, "there are " + std::to_string(report_.pages) + " pages where " + std::to_string(expected_.pages) + " were expected");
    }
    FontShelf shelf;
    std::set<std::string> shown;
    std::vector<std::pair<int, Drawing>> to_see;
    for (PageObject const& page : pages) {
      Drawing drawing = drawn(file, page, shelf);
      check_page({page, drawing, expected_, needles_}, report_.leaks);
      for (DrawnImage const& image : drawing.images) shown.insert(image.id);
      if (!needs_eyes(drawing) || all_seen(file, drawing)) continue;
      drawing.texts.clear();
      to_see.emplace_back(page.number, std::move(drawing));
    }
    looked("the text operators of every page, with their places, covers and gaps");
    PictureSight const sight{bench_, file, needles_, expected_};
    check_image_objects(sight, shown, report_.leaks);
    if (expected_.read_images) see_pages(sight, to_see);
  }

  /// Notes the page's pictures. Are they all it has to look at, and each the same as one looked at before?
  bool all_seen(Objects const& file, Drawing const& drawing) {
    bool all = !draws_lettering(drawing);
    for (DrawnImage const& image : drawing.images) {
      auto const pixels = image.id.empty() ? std::string{} : sha256_hex(file.data(image.id));
      report_.pictures.insert(pixels);
      all = all && !pixels.empty() && expected_.pictures_seen.contains(pixels);
    }
    return all;
  }

  /// Two at a time: tesseract runs on one thread each.
  void see_pages(PictureSight const& sight, std::vector<std::pair<int, Drawing>> const& to_see) {
    auto half = [&](std::size_t from) {
      std::vector<Leak> leaks;
      for (std::size_t i = from; i < to_see.size(); i += 2) check_page_pixels(sight, to_see[i].first, to_see[i].second, leaks);
      return leaks;
    };
    auto other = std::async(std::launch::async, half, 1);
    for (Leak& leak : half(0)) report_.leaks.push_back(std::move(leak));
    for (Leak& leak : other.get()) report_.leaks.push_back(std::move(leak));
    looked("the pixels of every image on " + std::to_string(to_see.size()) + " pages, by OCR and for boxes that are not solid");
  }

  void check_text_tools() {
    for (char const* const way : {"-raw", "-layout"}) {
      auto const text = bench_.run({"pdftotext", way, "-enc", "UTF-8", bench_.file(), "-"});
      if (!text.ok()) add("unreadable_text", 0, "pdftotext cannot read the pages");
      int page = 0;
      for (std::string const& one : split(text.output, '\f')) {
        ++page;
        if (needles_.in_text(one)) add("live_text", page, std::string("the page's text, pdftotext ") + way);
      }
      if (needles_.in_text(text.output)) add_once("live_text", "text that runs over pages");
      if (std::string_view(way) == "-raw") name_standing(text.output);
    }
    for (char const* const part : {"-meta", "-url", "-dests"}) {
      auto const said = bench_.run({"pdfinfo", part, bench_.file()});
      if (!said.ok() || needles_.in_text(without_language_tag(said.output))) add(said.ok() ? "metadata" : "unreadable_file", 0, std::string("pdfinfo ") + part);
    }
    auto const attached = bench_.run({"pdfdetach", "-list", bench_.file()});
    if (!attached.ok() || !attached.output.starts_with("0 ")) add("attachment", 0, "a file inside the file");
    looked("text in two readings (pdftotext), metadata, addresses (pdfinfo), attachments (pdfdetach)");
  }
  void name_standing(std::string const& text) {
    if (!needles_.in_text(text)) return;
    for (std::string const& one : expected_.withheld) {
      if (Needles({one}).in_text(text)) report_.standing.push_back(one);
    }
  }
  void add_once(std::string const& leak_class, std::string const& place) {
    bool const said = std::any_of(report_.leaks.begin(), report_.leaks.end(), [&](Leak const& leak) { return leak.leak_class == leak_class; });
    if (!said) add(leak_class, 0, place);
  }

  Bench bench_;
  Expectations const& expected_;
  Needles needles_;
  Report report_;
};

std::string name_of(Report::Verdict verdict) {
  switch (verdict) {
    case Report::Verdict::clean: return "clean";
    case Report::Verdict::leak: return "leak";
    case Report::Verdict::unreadable: return "unreadable";
  }
  return "unreadable";
}

}  // namespace

Report check_pdf(std::string const& path, Expectations const& expected) { return Inspection(path, expected).done(); }

int exit_status(Report const& report) {
  if (report.verdict == Report::Verdict::clean) return 0;
  return report.verdict == Report::Verdict::leak ? 1 : 3;
}

Json to_json(Report const& report) {
  Json leaks = Json::array();
  for (Leak const& leak : report.leaks) leaks.push_back({{"class", leak.leak_class}, {"page", leak.page}, {"place", leak.place}});
  return {{"verdict", name_of(report.verdict)}, {"leaks", leaks}, {"looked_at", report.looked_at}, {"pages", report.pages}, {"sha256", report.sha256}};
}

}  // namespace rightsdesk::gate
