// What the writer makes, the gate lets through; the same with one thing wrong, it does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "disclosure/pack.h"
#include "gate/check.h"
#include "sample.h"

namespace rightsdesk::disclosure {
namespace {

std::string kept(Part const& part) {
  std::string const path = testing::TempDir() + "released-" + part.file_name;
  std::ofstream(path, std::ios::binary) << part.bytes;
  return path;
}

std::string summary(gate::Report const& report) {
  std::string text;
  for (auto const& leak : report.leaks) text += leak.leak_class + " (page " + std::to_string(leak.page) + "): " + leak.place + "\n";
  return text;
}

std::vector<std::string> const withheld{"Imelda Hartnoll-Vance", "Bo", "07700 900123", "Ismail Çetinkaya"};

TEST(Released, APackPassesTheGate) {
  auto const made = make_pack(sample_input(), templates());
  ASSERT_TRUE(made);
  for (Part const* part : {&made->pack.front(), &made->schedule.front(), &made->certificate}) {
    auto const report = gate::check_pdf(kept(*part), {withheld, part->pages});
    EXPECT_EQ(report.verdict, gate::Report::Verdict::clean) << part->file_name << "\n" << summary(report);
    EXPECT_EQ(report.sha256, part->sha256);
  }
}

TEST(Released, ANameThatSlippedThroughAnywhereDoesNot) {
  PackInput in_text = sample_input(), in_title = sample_input(), in_asked = sample_input();
  in_text.records[1].record.pages[0].lines.push_back({redaction::Text{"Said by ismail CETINKAYA"}});
  in_title.records[1].record.title = "Call from Imelda Hartnoll - Vance";
  in_asked.asked = Personal<std::string>("Everything about me and Imelda  Hartnoll-Vance");
  for (PackInput const* input : {&in_text, &in_title, &in_asked}) {
    auto const made = make_pack(*input, templates());
    ASSERT_TRUE(made);
    EXPECT_EQ(gate::check_pdf(kept(made->pack.front()), {withheld, made->pack.front().pages}).verdict, gate::Report::Verdict::leak);
  }
}

// Letters of these scripts are drawn as outlines with their words unseen over them: neither may look like something hidden,
// and a name written in them is a name.
TEST(Released, WordsThatAreDrawnPassTheGate) {
  PackInput input = sample_input();
  input.records[1].record.title = "কথোপকথন";
  auto& lines = input.records[1].record.pages[0].lines;
  lines.push_back({redaction::Text{"রহিমা বললেন "}, redaction::Marker{"S2P3-16"}, redaction::Text{" আমার বোনের সাথে থাকেন। ক্ষমা, স্বাস্থ্য, শ্রী"}});
  lines.push_back({redaction::Text{"میری بہن "}, redaction::Marker{"S2P3-16"}, redaction::Text{" کے ساتھ Thamesbrook میں رہتی ہے (12 مارچ)۔ اللہ"}});
  auto const made = make_pack(input, templates());
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->warnings.empty());
  auto const report = gate::check_pdf(kept(made->pack.front()), {{"শবনম ক্ষমাশীল", "رحیمہ بیگم", "Imelda Hartnoll-Vance"}, made->pack.front().pages});
  EXPECT_EQ(report.verdict, gate::Report::Verdict::clean) << summary(report);
}

TEST(Released, ANameThatIsDrawnDoesNot) {
  for (char const* line : {"কাল শবনম ক্ষমাশীল এসেছিলেন", "کل رحیمہ بیگم گھر آئی تھیں", "אתמול באה גברת אילנה כהן-לוי"}) {
    PackInput input = sample_input();
    input.records[1].record.pages[0].lines.push_back({redaction::Text{line}});
    auto const made = make_pack(input, templates());
    ASSERT_TRUE(made);
    auto const report = gate::check_pdf(kept(made->pack.front()), {{"শবনম ক্ষমাশীল", "رحیمہ بیگم", "אילנה כהן לוי"}, made->pack.front().pages});
    EXPECT_EQ(report.verdict, gate::Report::Verdict::leak) << line;
    auto const classes = testing::Contains(testing::Field(&gate::Leak::leak_class, "live_text"));
    EXPECT_THAT(report.leaks, classes) << line << summary(report);
    EXPECT_THAT(report.leaks, testing::Contains(testing::Field(&gate::Leak::leak_class, "operator_text"))) << line << summary(report);
  }
}

}  // namespace
}  // namespace rightsdesk::disclosure
