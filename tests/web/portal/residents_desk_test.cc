// What a resident does from the page of their request, and with a form that is not finished, over real HTTP and without scripts.
#include <gmock/gmock.h>

#include <regex>

#include "app/caseload.h"
#include "app/council.h"
#include "app/evidence.h"
#include "app/scanner.h"
#include "app/walk.h"
#include "store/outbox_store.h"
#include "web/edge/decode.h"
#include "web/edge/wire.h"
#include "web/nobody.h"
#include "web/routes.h"

namespace rightsdesk::web::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using Form = std::vector<std::pair<std::string, std::string>>;

/// What browsers typed, for as long as the test runs.
class DraftsInHand final : public Drafts {
 public:
  intake::FormAnswers load(std::string const& visit) override { return kept[visit]; }
  void save(std::string const& visit, intake::FormAnswers const& answers) override { kept[visit] = answers; }
  void forget(std::string const& visit) override { kept.erase(visit); }
  std::map<std::string, intake::FormAnswers> kept;
};

class AResident : public ::testing::Test {
 protected:
  AResident() : desk_(council_), site_(desk_.office, door_, drafts_, settings()), dispatch_(routes(site_), dispatch_settings(site_, [](LogLine const& line) {
          if (line.status >= 500 || line.event == "bug") ADD_FAILURE() << line.route << " " << line.detail;
        })), server_({}, dispatch_) {}
  static SiteSettings settings() {
    SiteSettings settings{std::string(RIGHTSDESK_TREE) + "/templates", asset_folder("resident"), "thamesbrook", "Thamesbrook Council"};
    settings.secret = std::string(32, 's');
    settings.languages = {"en", "en-XA", "ar-XB"};
    return settings;
  }
  std::string remembered(std::string const& answer) {
    std::smatch found;
    if (std::regex_search(answer, found, std::regex("Set-Cookie: visit=([0-9a-z]*);"))) visit_ = found[1];
    if (std::regex_search(answer, found, std::regex("Set-Cookie: language=([0-9A-Za-z-]*);"))) language_ = found[1];
    if (std::regex_search(answer, found, std::regex("name=\"csrf\" value=\"([0-9a-f]+)\""))) csrf_ = found[1].str();
    return answer;
  }
  std::string cookie() const { return visit_.empty() ? "" : "Cookie: visit=" + visit_ + (language_.empty() ? "" : "; language=" + language_) + "\r\n"; }
  std::string say(std::string const& bytes) { return remembered(Wire(server_.port()).send(bytes).no_more().rest()); }
  std::string get(std::string const& path) { return say("GET " + path + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n" + cookie() + "\r\n"); }
  std::string send(std::string const& path, std::string const& type, std::string const& body) {
    return say("POST " + path + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n" + cookie() + "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  std::string post(std::string const& path, Form const& form) {
    std::string body = "csrf=" + csrf_;
    for (auto const& [name, value] : form) body += "&" + percent_encoded(name) + "=" + percent_encoded(value);
    return send(path, "application/x-www-form-urlencoded", body);
  }
  /// A form with files, as a browser sends it.
  std::string upload(std::string const& path, std::string const& document, std::vector<std::pair<std::string, std::string>> const& files) {
    std::string body;
    auto const part = [&](std::string const& head, std::string const& value) { body += "--edge\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + value + "\r\n"; };
    part("name=\"csrf\"", csrf_);
    if (!document.empty()) part("name=\"document\"", document);
    for (auto const& [name, bytes] : files) part("name=\"files\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream", bytes);
    return send(path, "multipart/form-data; boundary=edge", body + "--edge--\r\n");
  }
  static std::string location(std::string const& answer) {
    std::smatch found;
    return std::regex_search(answer, found, std::regex("Location: ([^\r]+)")) ? found[1].str() : "";
  }
  std::string code_sent(std::string const& to) {
    std::string code;
    store::in_transaction(*desk_.database, [&](store::Connection& connection) {
      for (auto const& message : store::Outbox(connection, desk_.key).waiting(council_.clock.now(), 100)) {
        std::smatch found;
        if (message.to == to && std::regex_search(message.body, found, std::regex("Your code is ([0-9]{8})"))) code = found[1];
      }
    });
    return code;
  }
  /// Fills in the whole form and comes to the answers to check.
  void fill_in() {
    get("/before-you-start");
    auto at = location(post("/begin", {}));
    auto const all = app::form();
    for (int pages = 0; at != "/request/check" && pages < 40; ++pages) {
      get(at);
      Form form;
      for (auto const& [name, values] : all) form.emplace_back(name, values.front());
      auto const next = location(post(at, form));
      ASSERT_FALSE(next.empty()) << at << " was refused";
      at = next;
    }
  }
  CaseId send_request() {
    fill_in();
    get("/request/check");
    EXPECT_EQ(location(post("/request/send", {})), "/request/sent");
    return CaseId(desk_.database->connection()->row("SELECT id FROM sar_case")->text(0));
  }
  /// Comes in with a code to a request that stands.
  CaseId come_in() {
    auto const id = app::submitted(desk_.office);
    enter(id);
    return id;
  }
  void enter(CaseId const& id) {
    auto const reference = app::case_overview(desk_.office, id, app::officer())->about.reference;
    get("/status");
    post("/status", {{"reference", reference}, {"how", "email"}});
    EXPECT_EQ(location(post("/status/code", {{"reference", reference}, {"how", "email"}, {"code", code_sent(app::kEmail)}})), "/status/request");
    get("/status/request");
  }
  app::Council council_;
  app::Desk desk_;
  NoDoor door_;
  DraftsInHand drafts_;
  Site site_;
  std::string visit_, csrf_, language_;
  Dispatch dispatch_;
  Server server_;
};

std::string const kPhoto = "\xFF\xD8\xFF\xE0 her face";

TEST_F(AResident, SendsWhatShowsWhoTheyAreAndSeesThatItArrivedAndNeverTheBytes) {
  auto const id = come_in();
  EXPECT_THAT(get("/status/evidence"), AllOf(HasSubstr("Show us who you are"), HasSubstr("multiple"), HasSubstr("Exit this page"), Not(HasSubstr("The word of a worker"))));
  EXPECT_EQ(location(upload("/status/evidence", "identity/passport", {{"front.jpg", kPhoto}, {"back.jpg", kPhoto}})), "/status/evidence?done=sent");
  EXPECT_THAT(get("/status/evidence?done=sent"), AllOf(HasSubstr("We have it. Thank you"), HasSubstr("Passport: 2 files, 23 November 2026"), Not(HasSubstr("front.jpg")), Not(HasSubstr("her face"))));
  EXPECT_THAT(app::evidence_of(desk_.office, id), SizeIs(2));
  EXPECT_THAT(get("/status/request"), HasSubstr("You sent us something that shows who you are"));
}

TEST_F(AResident, ChoosesALanguageAndTheirRequestKeepsIt) {
  EXPECT_THAT(get("/start"), AllOf(HasSubstr("<html lang=\"en\" dir=\"ltr\""), HasSubstr("href=\"/language/ar-XB?to=%2Fstart\"")));
  auto const chosen = get("/language/ar-XB?to=%2Fstatus");
  EXPECT_EQ(location(chosen), "/status");
  EXPECT_THAT(chosen, HasSubstr("Set-Cookie: language=ar-XB; Path=/; HttpOnly"));
  EXPECT_THAT(get("/status"), HasSubstr("<html lang=\"ar-XB\" dir=\"rtl\""));
  auto const id = send_request();
  EXPECT_EQ(language_, "ar-XB") << "it stays through the form";
  visit_ = csrf_ = language_ = "";  // another browser, weeks later
  EXPECT_THAT(get("/start"), HasSubstr("<html lang=\"en\""));
  enter(id);
  EXPECT_EQ(language_, "ar-XB");
  auto const request = get("/status/request");
  EXPECT_THAT(request, HasSubstr("<html lang=\"ar-XB\" dir=\"rtl\""));
  std::smatch letter;
  ASSERT_TRUE(std::regex_search(request, letter, std::regex("href=\"(/status/letters/[0-9]+)\" lang=\"en\" dir=\"ltr\"><bdi>We have your request<")));
  EXPECT_THAT(get(letter[1]), AllOf(HasSubstr("<html lang=\"ar-XB\" dir=\"rtl\""), HasSubstr("<div class=\"desk-card\" lang=\"en\" dir=\"ltr\">"), HasSubstr("Éñĝļíšħ. Íƒ ýóú ñééđ ħéļþ")))
      << "what could not be set in their language is English, and the page says so in theirs";
  visit_ = csrf_ = "";
  language_ = "en";
  council_.clock.at += std::chrono::minutes(20);
  enter(id);
  EXPECT_EQ(language_, "en") << "what they choose now goes before what they chose then";
  EXPECT_THAT(get(letter[1]), AllOf(HasSubstr("We have your request"), Not(HasSubstr("This letter is in English"))));
}

TEST_F(AResident, IsLedBackToOurOwnPagesOnlyAfterChoosingALanguage) {
  EXPECT_EQ(location(get("/language/en-XA?to=https%3A%2F%2Fevil.example")), "/start");
  EXPECT_EQ(location(get("/language/en-XA?to=%2F%2Fevil.example")), "/start");
  EXPECT_EQ(location(get("/language/en-XA")), "/start");
  EXPECT_EQ(status_of(get("/language/cy?to=%2Fstart")), "404");
  EXPECT_EQ(status_of(get("/language/..?to=%2Fstart")), "400");
}

TEST_F(AResident, IsToldBesideTheFieldWhatIsWrongWithAFile) {
  auto const id = come_in();
  get("/status/evidence");
  EXPECT_THAT(upload("/status/evidence", "identity/passport", {{"", ""}}), AllOf(HasSubstr("<title>Error: "), HasSubstr("href=\"#files\""), HasSubstr("Select a file"), HasSubstr("value=\"identity/passport\" checked")))
      << "a browser sends an empty part where no file was chosen";
  EXPECT_THAT(upload("/status/evidence", "", {{"p.jpg", kPhoto}}), AllOf(HasSubstr("href=\"#document\""), HasSubstr("Select what you are sending")));
  EXPECT_THAT(upload("/status/evidence", "identity/passport", {{"p.jpg", "<script>"}}), HasSubstr("must be a photo (JPG, PNG or HEIC) or a PDF"));
  EXPECT_EQ(status_of(upload("/status/evidence", "identity/passport", {{"p.jpg", std::string(22U << 20U, 'x')}})), "413");
  EXPECT_THAT(app::evidence_of(desk_.office, id), SizeIs(0));
}

TEST_F(AResident, WithoutACodeSendsNothingAndSeesNothing) {
  auto const id = app::submitted(desk_.office);
  get("/status");
  for (auto const* path : {"/status/evidence", "/status/answer", "/status/change", "/status/email", "/status/phone", "/status/address", "/status/stop", "/status/complain", "/status/open/1", "/request/evidence"}) {
    EXPECT_EQ(location(get(path)), "/status") << path;
  }
  for (auto const* path : {"/status/answer", "/status/change", "/status/email", "/status/email/code", "/status/phone", "/status/phone/code", "/status/address", "/status/stop", "/status/complain"}) {
    get("/status");
    EXPECT_EQ(location(post(path, {{"words", "Stop"}, {"wish", "less"}, {"email", "a@example.org"}, {"code", "1"}})), "/status") << path;
  }
  get("/status");
  EXPECT_EQ(location(upload("/status/evidence", "identity/passport", {{"p.jpg", kPhoto}})), "/status");
  EXPECT_EQ(location(upload("/request/evidence", "identity/passport", {{"p.jpg", kPhoto}})), "/status");
  EXPECT_THAT(app::evidence_of(desk_.office, id), SizeIs(0));
  EXPECT_EQ(app::case_overview(desk_.office, id, app::officer())->about.state, "received");
}

TEST_F(AResident, SendsFilesRightAfterTheRequestAndNothingMore) {
  auto const id = send_request();
  EXPECT_THAT(get("/request/sent"), HasSubstr("/request/evidence"));
  get("/request/evidence");
  EXPECT_EQ(location(upload("/request/evidence", "identity/passport", {{"p.jpg", kPhoto}})), "/request/evidence?done=sent");
  EXPECT_THAT(app::evidence_of(desk_.office, id), SizeIs(1));
  EXPECT_EQ(location(get("/status/request")), "/status") << "what stands on the request is not shown without a code";
  get("/exit");
  EXPECT_EQ(location(get("/request/evidence")), "/status") << "after leaving";
}

TEST_F(AResident, ChangesTheirAddressWithACode) {
  auto const id = come_in();
  EXPECT_THAT(get("/status/email"), AllOf(HasSubstr("a…@example.org"), Not(HasSubstr(app::kEmail))));
  EXPECT_THAT(post("/status/email", {{"email", "new@example.org"}}), HasSubstr("Check your new email"));
  EXPECT_THAT(post("/status/email/code", {{"code", "00000000"}}), HasSubstr("The code is not right"));
  EXPECT_EQ(location(post("/status/email/code", {{"code", code_sent("new@example.org")}})), "/status/request?done=email");
  EXPECT_THAT(get("/status/request?done=email"), HasSubstr("We write to your new email address from now on"));
  EXPECT_EQ(app::case_overview(desk_.office, id, app::officer())->about.requester.reveal().email, "new@example.org");
}

TEST_F(AResident, ChangesTheirNumberWithACodeAndTheirAddressThroughAColleague) {
  auto const id = come_in();
  EXPECT_THAT(get("/status/phone"), HasSubstr("Change your phone number"));
  EXPECT_THAT(post("/status/phone", {{"phone", "ring the bell"}}), HasSubstr("Enter a phone number, like 020 7946 0000"));
  EXPECT_THAT(post("/status/phone", {{"phone", "07700 900456"}}), HasSubstr("We have sent a code to the new number."));
  EXPECT_THAT(post("/status/phone/code", {{"code", "00000000"}}), HasSubstr("The code is not right"));
  EXPECT_EQ(location(post("/status/phone/code", {{"code", code_sent("+447700900456")}})), "/status/request?done=phone");
  EXPECT_EQ(app::case_overview(desk_.office, id, app::officer())->about.requester.reveal().phone, "07700 900456");
  EXPECT_THAT(get("/status/phone"), AllOf(HasSubstr("The number we have ends in …456."), Not(HasSubstr("07700"))));
  EXPECT_EQ(location(post("/status/phone", {{"phone", "020 7946 0321"}})), "/status/request?done=to-check") << "it cannot be texted";
  get("/status/address");
  EXPECT_THAT(post("/status/address", {{"address-lines", ""}}), HasSubstr("Enter the new address"));
  EXPECT_EQ(location(post("/status/address", {{"address-lines", "4 Elm Road"}, {"address-postcode", "IG11 8AA"}})), "/status/request?done=to-check");
  EXPECT_THAT(get("/status/request?done=to-check"), HasSubstr("One of us checks that it was you, then we use it"));
}

TEST_F(AResident, WritesComplainsAndStopsTheirRequest) {
  auto const id = come_in();
  get("/status/change");
  EXPECT_THAT(post("/status/change", {{"words", "<b>Less</b>"}}), AllOf(HasSubstr("Select what you would like to change"), HasSubstr("&lt;b&gt;Less")));
  EXPECT_EQ(location(post("/status/change", {{"wish", "less"}, {"words", "Only 2009"}})), "/status/request?done=told");
  EXPECT_EQ(location(get("/status/answer")), "/status/request") << "nobody asked";
  get("/status/complain");
  EXPECT_THAT(post("/status/complain", {{"words", "Nobody rings back"}}), HasSubstr("We have your complaint"));
  EXPECT_THAT(get("/status/stop"), HasSubstr("Yes, stop my request"));
  EXPECT_EQ(location(post("/status/stop", {{"words", ""}})), "/status/request?done=stopped");
  EXPECT_THAT(get("/status/request?done=stopped"), AllOf(HasSubstr("Your request is stopped"), HasSubstr(">Closed<"), Not(HasSubstr("/status/stop")), HasSubstr("/status/complain")));
  EXPECT_THAT(get("/status/request?done=%3Cscript%3E"), Not(HasSubstr("<script>")));
  EXPECT_EQ(app::case_overview(desk_.office, id, app::officer())->about.state, "withdrawn");
}

TEST_F(AResident, ComesBackToAFormWithACardInAnotherBrowser) {
  get("/before-you-start");
  auto const first = location(post("/begin", {}));
  get(first);
  post(first, {{"right", "see"}});
  EXPECT_EQ(location(post("/request/who-for", {{"who-for", "me"}, {"keep", "yes"}})), "/request/keep") << "what stands on the page is saved first";
  get("/request/keep");
  EXPECT_THAT(post("/request/keep", {}), HasSubstr("Select how you would like to come back"));
  auto const card = post("/request/keep", {{"how", "card"}});
  auto const list = card.substr(card.find("desk-words"));
  std::string words;
  std::regex const word("<li>([a-z]+)</li>");
  for (std::sregex_iterator found(list.begin(), list.end(), word), end; found != end; ++found) words += (*found)[1].str() + " ";
  ASSERT_EQ(std::count(words.begin(), words.end(), ' '), 8);
  EXPECT_THAT(post("/request/keep", {{"how", "card"}}), HasSubstr(words.substr(0, words.find(' ')))) << "the same card again";
  EXPECT_EQ(status_of(get("/exit")), "303");
  visit_ = csrf_ = "";
  get("/come-back");
  auto const before = visit_;
  EXPECT_THAT(post("/come-back", {{"how", "card"}, {"words", "umbrella kitchen"}}), HasSubstr("We have no form for these words"));
  EXPECT_EQ(location(post("/come-back", {{"how", "card"}, {"words", words}})), "/request/who-for") << "where they stopped";
  EXPECT_NE(visit_, before) << "a visit known before opens nothing";
  EXPECT_THAT(get("/request/who-for"), HasSubstr("value=\"me\" checked"));
  get("/request/name");
  EXPECT_EQ(location(post("/request/name", {{"full-name", "Amina Osei"}})), "/request/other-names");
  visit_ = csrf_ = "";
  get("/come-back");
  EXPECT_EQ(location(post("/come-back", {{"how", "card"}, {"words", words}})), "/request/name") << "kept as far as they came";
}

TEST_F(AResident, ComesBackWithACodeAndThePageDoesNotTellWhetherThereIsAForm) {
  fill_in();
  get("/request/keep");
  EXPECT_THAT(post("/request/keep", {{"how", "email"}, {"email", "amina@example.org"}}), HasSubstr("your form is saved"));
  EXPECT_THAT(post("/request/keep/code", {{"email", "victim@example.org"}, {"code", code_sent("amina@example.org")}}), HasSubstr("Your form is saved"));
  visit_ = csrf_ = "";
  council_.clock.at += std::chrono::minutes(1);
  get("/come-back");
  auto const known = post("/come-back", {{"how", "email"}, {"email", "amina@example.org"}});
  auto const unknown = post("/come-back", {{"how", "email"}, {"email", "victim@example.org"}});
  auto const page = [](std::string const& answer) {
    return std::regex_replace(answer.substr(answer.find("<main")), std::regex("value=\"[^\"]*\""), "");
  };
  EXPECT_EQ(page(known), page(unknown));
  EXPECT_EQ(code_sent("victim@example.org"), "") << "nothing was kept under the address that the page sent back";
  EXPECT_EQ(location(post("/come-back/code", {{"email", "amina@example.org"}, {"code", code_sent("amina@example.org")}})), "/request/format") << "the last page of the form";
  get("/request/check");
  EXPECT_EQ(location(post("/request/send", {})), "/request/sent");
  EXPECT_EQ(desk_.database->connection()->row("SELECT COUNT(*) FROM kept_form")->number(0), 0) << "it was sent";
}

TEST_F(AResident, MayTryTenWrongCardsAndThenWaits) {
  get("/come-back");
  for (int i = 0; i < 10; ++i) EXPECT_EQ(status_of(post("/come-back", {{"how", "card"}, {"words", "umbrella kitchen"}})), "200");
  EXPECT_EQ(status_of(post("/come-back", {{"how", "card"}, {"words", "umbrella kitchen"}})), "429");
}

TEST_F(AResident, WhoIsToBeRungFirstIsOfferedACardAlone) {
  fill_in();
  get("/request/contact");
  post("/request/contact", {{"email", app::kEmail}, {"safe-contact", "ask-first"}});
  EXPECT_THAT(get("/request/keep"), AllOf(HasSubstr("You asked us not to send you an email yet"), Not(HasSubstr("name=\"email\""))));
  EXPECT_THAT(post("/request/keep", {{"how", "email"}, {"email", app::kEmail}}), HasSubstr("You told us to call you before we send anything"));
  EXPECT_THAT(post("/request/keep", {{"how", "card"}}), HasSubstr("Your card"));
}

}  // namespace
}  // namespace rightsdesk::web::testing
