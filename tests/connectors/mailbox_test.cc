#include "connectors/protocols/mailbox.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "connectors/asking.h"
#include "connectors/demo_people.h"
#include "connectors/protocols/message.h"
#include "connectors/registry.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::keys;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using sources::SourceFailure;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using Kind = SourceFailure::Kind;

namespace {

std::string fixture() {
  return std::string(RIGHTSDESK_TREE) + "/connectors/thamesbrook-mailbox/fixtures/export.mbox";
}

std::unique_ptr<Connector> mailbox(std::string const& path) {
  auto all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors",
                          {{"thamesbrook-mailbox", Endpoint({{"path", path}})}});
  EXPECT_TRUE(all.has_value()) << all.error().text;
  return (*all)->open_connector("thamesbrook-mailbox");
}

/// An mbox with these bytes, gone at the end.
class Export {
 public:
  explicit Export(std::string const& bytes) {
    path_ = "/tmp/rd-mbox-XXXXXX";
    ::close(::mkstemp(path_.data()));
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~Export() { std::filesystem::remove(path_); }
  Export(Export const&) = delete;
  Export& operator=(Export const&) = delete;
  [[nodiscard]] std::string const& path() const { return path_; }

 private:
  std::string path_;
};

template <class Call>
Kind kind_of(Call const& call) {
  try {
    call();
  } catch (SourceFailure const& failure) {
    return failure.kind();
  }
  ADD_FAILURE() << "nothing failed";
  return Kind::nonsense;
}

}  // namespace

TEST(MailboxSource, OffersEveryMessageThatNamesTheSubject) {
  auto const answer = mailbox(fixture())->search(zoe(), Limits());
  ASSERT_EQ(answer.candidates.size(), 4U);
  EXPECT_EQ(answer.candidates[0].key, "one@example.org");
  EXPECT_EQ(answer.candidates[0].title, "Zoë Linden-Okoro - housing");
  EXPECT_EQ(answer.candidates[1].key, "two@example.org");
  EXPECT_THAT(answer.candidates[1].excerpt, HasSubstr("I saw Zoë Wisniewska today."));
  EXPECT_EQ(answer.candidates[1].described.names.at(0).kind, person::Name::Kind::former);
  EXPECT_EQ(answer.candidates[2].key, "three@example.org");
  EXPECT_THAT(answer.candidates[2].described.emails, ElementsAre("Zoe.Linden@example.org"));
  EXPECT_THAT(answer.candidates[3].key, HasSubstr("sha256:"));
  EXPECT_THAT(answer.terms[0], HasSubstr("text of 5 messages"));
  EXPECT_THAT(answer.terms, Contains("the names of 1 attachments were searched, not the text inside them"));
}

TEST(MailboxSource, GivesTheMessageAsItWasSent) {
  std::vector<sources::CollectedItem> items;
  mailbox(fixture())->collect("one@example.org", Limits(),
                              [&](auto item) { items.push_back(std::move(item)); });
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].media_type, "message/rfc822");
  EXPECT_EQ(items[0].title, "E-mail: Zoë Linden-Okoro - housing");
  EXPECT_EQ(items[0].dated, "2018-09-03");
  EXPECT_EQ(items[0].original.bytes(),
            "From: Lorna Pike <lorna.pike@example.org>\nTo: office@example.org\n"
            "Subject: =?UTF-8?Q?Zo=C3=AB_Linden-Okoro_-_housing?=\nMessage-ID: <one@example.org>\n"
            "Date: Mon, 3 Sep 2018 10:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n"
            "Please see the attached.\n\nFrom the file I take that all is well.\nFrom here it goes on.\n");
}

TEST(MailboxSource, CollectsEveryMessageItOffers) {
  auto const source = mailbox(fixture());
  for (auto const& key : keys(source->search(zoe(), Limits()))) {
    int items = 0;
    source->collect(key, Limits(), [&](auto const& item) { items += item.key == key ? 1 : 0; });
    EXPECT_EQ(items, 1) << key;
  }
}

TEST(MailboxSource, GivesARepeatedMessageIdAKeyOfItsOwn) {
  std::string const one =
      "From a@example.org Mon Sep  3 10:00:00 2018\nMessage-ID: <x@example.org>\nSubject: Zoe "
      "Wisniewska\n\nfirst\n\n";
  Export const mbox(one + one);
  auto const source = mailbox(mbox.path());
  EXPECT_THAT(keys(source->search(zoe(), Limits())), ElementsAre("x@example.org", "x@example.org#2"));
}

TEST(MailboxSource, ReadsBrokenMessagesAndBadEncodings) {
  Export const mbox(
      "From a@example.org Mon Sep  3 10:00:00 2018\nSubject: =?bogus?Q?=FF?= O'Brien\nContent-Type: "
      "text/plain; charset=no-such\n\n"
      "Sin\xE9"
      "ad O\x92"
      "Brien rang.\n\n"
      "From b@example.org Mon Sep  3 10:00:00 2018\n\n\n"
      "From c@example.org Mon Sep  3 10:00:00 2018\nContent-Type: multipart/mixed; "
      "boundary=never\n\n--never\n\nChris Null\n");
  auto const source = mailbox(mbox.path());
  EXPECT_EQ(source->search(somebody("Sinéad", "O'Brien"), Limits()).candidates.size(), 1U);
  EXPECT_EQ(source->search(somebody("Chris", "Null"), Limits()).candidates.size(), 1U);
  EXPECT_EQ(source->search(somebody("Robert'); DROP TABLE", "Students"), Limits()).candidates.size(), 0U);
  EXPECT_EQ(source->search(somebody(std::string(300, 'x'), "🌞y"), Limits()).candidates.size(), 0U);
}

TEST(MailboxSource, SaysWhenItHeldMoreThanWeTake) {
  Limits limits;
  limits.candidates = 1;
  auto const answer = mailbox(fixture())->search(zoe(), limits);
  EXPECT_EQ(answer.candidates.size(), 1U);
  EXPECT_TRUE(answer.truncated);
}

TEST(MailboxSource, SaysWhatIsWrong) {
  EXPECT_EQ(kind_of([] { mailbox("/nowhere/export.mbox")->search(zoe(), Limits()); }), Kind::unreachable);
  Export const page("<html>not a mailbox</html>\n");
  EXPECT_EQ(kind_of([&] { mailbox(page.path())->search(zoe(), Limits()); }), Kind::nonsense);
  EXPECT_EQ(kind_of([] { mailbox(fixture())->collect("nobody@example.org", Limits(), [](auto) {}); }),
            Kind::schema_changed);
  Limits limits;
  limits.item_bytes = 50;
  EXPECT_EQ(kind_of([&] {
              auto const source = mailbox(fixture());
              auto const answer = source->search(somebody("Lorna", "Pike"), limits);
              source->collect(answer.candidates.at(0).key, limits, [](auto) {});
            }),
            Kind::too_large);
}

TEST(MailboxSource, ThatEndsInTheMiddleOfAMessageIsNotTakenForWhole) {
  std::ifstream in(fixture(), std::ios::binary);
  std::string const whole{std::istreambuf_iterator<char>(in), {}};
  Export const cut(whole.substr(0, whole.size() - 30));
  try {
    mailbox(cut.path())->search(zoe(), Limits());
    FAIL() << "half an export was searched as if it were all";
  } catch (SourceFailure const& failure) {
    EXPECT_EQ(failure.kind(), Kind::nonsense);
    EXPECT_THAT(failure.what(), HasSubstr("ends in the middle of a message, so it is not whole"));
  }
  EXPECT_GT(mailbox(fixture())->search(zoe(), Limits()).candidates.size(), 0U);
}

TEST(TextOfHtml, KeepsWordsWholeAcrossInlineTagsAndDropsScripts) {
  EXPECT_EQ(text_of_html("O'<b>Brien</b>"), "O'Brien");
  EXPECT_EQ(text_of_html("<p>Zo&#235;</p>x"), " Zoë x");
  EXPECT_EQ(text_of_html("a<script>Zoe Linden</script>b"), "a b");
  EXPECT_EQ(text_of_html("1 &lt; 2 &amp; open <"), "1 < 2 & open ");
}

TEST(MailboxSource, OffersAFirstNameAloneOnlyWhereItsThreadOrItsPeopleAreKnown) {
  auto const message = [](std::string const& id, std::string const& people, std::string const& body) {
    return "From x Mon Sep  3 10:00:00 2018\nMessage-ID: <" + id + "@example.org>\n" + people + "\n" + body +
           "\n\n";
  };
  Export const mbox(
      message("1", "From: a@example.org\nTo: b@example.org\n", "About Zoe Wisniewska.") +
      message("2", "From: b@example.org\nTo: a@example.org\n", "May I give Zoë the number?") +
      message("3", "From: c@example.org\nTo: d@example.org\nIn-Reply-To: <1@example.org>\n", "Zoe rang.") +
      message("4", "From: e@example.org\nTo: f@example.org\n", "Zoe from accounts is ill.") +
      message("5", "From: g@example.org\nTo: h@example.org\n", "Zoe's mother, Mrs Linden-Okoro, rang."));
  auto const answer = mailbox(mbox.path())->search(zoe(), Limits());
  EXPECT_THAT(keys(answer), ElementsAre("1@example.org", "5@example.org", "2@example.org", "3@example.org"));
  EXPECT_THAT(answer.candidates[2].excerpt, HasSubstr("first name only: "));
  EXPECT_EQ(answer.candidates[2].described.names.at(0).full, "Zoë");
  EXPECT_THAT(answer.terms, Contains("1 other messages hold the first name alone and were not offered"));
}
