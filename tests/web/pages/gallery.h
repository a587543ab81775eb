#pragma once
// Pages rendered from an invented case: each template finds each value it asks for, or the page fails.
// With RIGHTSDESK_GALLERY set to a folder the pages are kept there, to be looked at and to be tried by tools for accessibility.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "notices/letter.h"
#include "web/caseload/views.h"
#include "web/frame.h"
#include "web/pages/people.h"

namespace rightsdesk::web::testing {

inline std::string asset_folder() {
  auto const folder = ::testing::TempDir() + "rightsdesk-gallery-assets";
  ::mkdir(folder.c_str(), 0700);
  std::ofstream(folder + "/app.css") << "body{}";
  return folder;
}

inline Frame const& frame() {
  static Frame const made(SiteSettings{std::string(RIGHTSDESK_TREE) + "/templates", asset_folder(), "thamesbrook", "Thamesbrook Council"});
  return made;
}

inline Exchange visitor() {
  Exchange exchange;
  exchange.csrf = "token";
  exchange.staff = {"S1", "Amal Osei", {"case_officer"}};
  return exchange;
}

inline std::string kept(std::string const& name, Reply const& reply) {
  if (auto const* folder = std::getenv("RIGHTSDESK_GALLERY")) std::ofstream(std::string(folder) + "/" + name + ".html") << reply.body();
  return reply.body();
}

/// What config/ says on the residents' pages of the gallery.
inline languages::Messages const& words_of_config() {
  static languages::Messages const words = [] {
    languages::Messages all;
    for (auto const* said : {"Passport", "Gas, electricity or water bill", "One with a photograph and another that shows the address", "A written authority or a power",
                             "Authority that the person signed and dated, naming us and the records", "Finding your records", "Ready to read"}) {
      all[said] = {};
    }
    std::vector<std::string> complaints;
    auto const statement = settings::load_statement(std::string(RIGHTSDESK_TREE) + "/config/controllers/thamesbrook/accessibility.yaml", complaints);
    all[statement.tested_how] = {};
    for (auto const& gap : statement.gaps) {
      for (auto const& said : {gap.what, gap.why, gap.instead}) all[said] = {};
    }
    return all;
  }();
  return words;
}

/// The same council in the two languages that nobody speaks.
inline Frame const& frame_of_languages() {
  static Frame const made(SiteSettings{std::string(RIGHTSDESK_TREE) + "/templates", asset_folder(), "thamesbrook", "Thamesbrook Council", "https://www.bbc.co.uk/weather", {}, {}, {"en", "en-XA", "ar-XB"}, words_of_config()});
  return made;
}

/// A resident's page in English; in each of the made languages it is kept too, and no English stands on it but `values`.
std::string resident(std::string const& name, PageSpec const& spec, Frame::Exit exit = Frame::Exit::shown, std::vector<std::string> const& values = {});

/// A page without the button that leaves at once: nobody is at home with whom they fear.
inline std::string owners(std::string const& name, PageSpec const& spec) { return kept("owner-" + name, frame().resident_page(visitor(), spec, Frame::Exit::absent)); }

inline std::string staff(std::string const& name, std::string const& tab, PageSpec spec, std::string const& state = "in_search") {
  spec.view.also(caseload::case_frame(overview(state), tab)).text("done", "").text("review_path", "/staff/cases/01/review");
  return kept("staff-" + name, frame().staff_page(visitor(), spec));
}

inline notices::Letters const& shipped_letters() {
  static auto const letters = [] {
    std::vector<std::string> complaints;
    return notices::load(std::string(RIGHTSDESK_TREE) + "/templates/notices", std::string(RIGHTSDESK_TREE) + "/config/notices.yaml", complaints);
  }();
  return letters;
}

inline Date day(char const* iso) { return *parse_date(iso); }

inline bool holds(std::string const& page, std::string const& words) { return page.find(words) != std::string::npos; }

}  // namespace rightsdesk::web::testing
