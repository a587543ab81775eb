#include "mailbox.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "core/result.h"
#include "core/text.h"
#include "crowd.h"
#include "mail.h"
#include "numbers.h"
#include "office.h"
#include "texts.h"

namespace rightsdesk::make_demo {
namespace {

std::string address_of(Actor const& one) {
  return one.person.email.empty() ? one.who + "@example.org" : one.person.email;
}

std::string quoted_marks(std::string const& text) {
  std::string out;
  for (std::string const& line : split(text, '\n')) out += "\n> " + line;
  return out;
}

struct StoryMail {
  Mail mail;
  Item item;
};

/// `bodies`: the marked texts of the messages so far, for replies that quote them.
StoryMail story_mail(Chunk const& chunk, std::map<std::string, std::string>& bodies, std::size_t number) {
  auto const& f = chunk.fields;
  ENSURE(f.size() >= 6, "a message of the story has six fields");
  Actor const& from = actor(f[2]);
  Actor const& to = actor(f[3]);
  std::string marked = chunk.text;
  if (f.size() > 6) marked += "\n\n-----Original message-----" + quoted_marks(bodies.at(f[6]));
  bodies[f[0]] = marked;
  StoryMail story{{.id = f[0] + ".story@example.org",
                   .from = from.name,
                   .from_address = address_of(from),
                   .to = to.name,
                   .to_address = address_of(to),
                   .sent = parse_instant(f[1] + "Z").value(),
                   .subject = f[5]},
                  {}};
  if (f.size() > 6) story.mail.reply_to_id = f[6] + ".story@example.org";
  if (std::size_t const at = story.mail.subject.find("{nhs}"); at != std::string::npos)
    story.mail.subject.replace(at, 5, value_of(actor("zoe"), "nhs_number"));
  Told body = tell(marked);
  story.mail.body = body.text;
  story.mail.coding = number % 4 == 0   ? Coding::base64_utf8
                      : number % 4 == 1 ? Coding::quoted_utf8
                      : number % 4 == 2 ? Coding::plain_8bit
                                        : Coding::quoted_utf8;
  story.mail.with_html = number % 5 == 2;
  story.item = {mailbox_source,     story.mail.id,    story.mail.id, story.mail.subject,
                f[1].substr(0, 10), "message/rfc822", f[4]};
  std::string const headers = "From: {" + from.who + "|" + from.name + "} <" + address_of(from) + ">\nTo: {" +
                              to.who + "|" + to.name + "} <" + address_of(to) + ">";
  story.item.parts.push_back({"headers", tell(headers)});
  story.item.parts.push_back({"body", std::move(body)});
  return story;
}

void attach_summary(StoryMail& story) {
  static constexpr char const* lines[] = {
      "Closing summary (draft): {zoe|Zoë Linden-Okoro}",
      "{zoe|Zoë} came into care in February 2014 and lived with {patricia|Patricia} and {colin|Colin Linden} "
      "at {zoe:address|3 Orchard Mews}.",
      "She is in touch with her twin, {maja|Maja}, and with {tomasz|Tomasz}. {halina|Halina Wiśniewska} "
      "writes at Christmas.",
      "{kelechi|Kelechi Nwosu}, personal adviser"};
  Told all;
  std::vector<std::string> paragraphs;
  for (char const* line : lines) {
    Told told = tell(line);
    paragraphs.push_back(told.text);
    append(all, all.text.empty() ? "" : "\n", told);
  }
  story.mail.attached = {
      "closing_summary.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      docx({.title = "Closing summary", .author = "Kelechi Nwosu", .paragraphs = std::move(paragraphs)})};
  story.item.parts.push_back({"attachment closing_summary.docx", std::move(all)});
}

Mail crowd_mail(std::uint64_t seed, std::size_t number, std::vector<Person> const& others) {
  static constexpr char const* subjects[] = {
      "Attendance",     "Minutes of the core group", "Missed visit",     "Transport on Monday",
      "School uniform", "Interpreter needed",        "Health review due"};
  static constexpr char const* words[] = {
      "I rang twice and left a message. Could you try the mother's mobile?",
      "From Monday the taxi comes at ten past eight.",
      "Please find the minutes below; corrections by Friday.",
      "The school says mornings have been better since breakfast club.",
      "Nobody was at home. I will go again on Thursday.",
      "Grandmother would like to be told about the next meeting.",
      "The form still lacks a signature."};
  Chance chance(seed, 0x6d61696c0000ULL + number);
  auto const& staff = crowd_staff();
  Professional const& from = staff[chance.below(staff.size())];
  Professional const& to = staff[chance.below(staff.size())];
  Person const& about = others[number % others.size()];
  std::string const wide =
      number % 3 == 0 ? about.full_name() : about.name.given + " " + about.name.family.substr(0, 1);
  Mail mail{.id = key("m", number, 5) + "." + std::to_string(seed) + "@example.org",
            .from = from.name,
            .from_address = from.email,
            .to = to.name,
            .to_address = to.email,
            .sent = parse_instant("2012-01-09T08:30:00Z").value() +
                    std::chrono::minutes(static_cast<long>(number * 51'913 + chance.below(40'000))),
            .subject = std::string(chance.pick(subjects)) + ": " +
                       (number % 3 == 0 ? about.full_name() : about.name.given)};
  mail.body = "Dear " + to.name + ",\nabout " + wide + (about.born ? ", born " + slashed(*about.born) : "") +
              ".\n" + chance.pick(words) + "\n" + chance.pick(words) + "\n" + from.name;
  mail.coding = number % 7 == 3   ? Coding::quoted_latin1
                : number % 7 == 5 ? Coding::base64_utf8
                                  : Coding::quoted_utf8;
  mail.with_html = chance.happens(20);
  return mail;
}

void offer(Truth& truth, Item const& item) {
  bool const hers = item.belongs_to == "zoe";
  truth.records.push_back({mailbox_source, "message", item.key, item.belongs_to,
                           hers ? "subject" : actor(item.belongs_to).role, hers ? "confirm" : "reject",
                           hers ? "about her" : "about somebody else",
                           item.belongs_to == "maja"       ? "twin"
                           : item.belongs_to == "namesake" ? "namesake"
                                                           : ""});
}

}  // namespace

std::size_t write_mailbox(std::string const& path, std::uint64_t seed, std::vector<Person> const& others,
                          Truth& truth) {
  std::vector<Mail> mails;
  std::map<std::string, std::string> bodies;
  for (Chunk const& chunk : chunks(texts::story_mail())) {
    StoryMail story = story_mail(chunk, bodies, mails.size());
    if (chunk.fields[0] == "m12") attach_summary(story);
    offer(truth, story.item);
    truth.items.push_back(std::move(story.item));
    mails.push_back(std::move(story.mail));
  }
  for (std::size_t i = 0; i < 136; ++i) mails.push_back(crowd_mail(seed, i, others));
  std::stable_sort(mails.begin(), mails.end(), [](Mail const& a, Mail const& b) { return a.sent < b.sent; });
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  for (Mail const& mail : mails) file << mbox_entry(mail);
  file.close();
  if (!file) throw Fault("A file of the demo data could not be written.", "cannot write " + path);
  return mails.size();
}

}  // namespace rightsdesk::make_demo
