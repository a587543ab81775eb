#include "reading/exchange.h"

#include <algorithm>
#include <array>
#include <new>
#include <nlohmann/json.hpp>

#include "reading/files.h"

namespace rightsdesk::reading {
namespace {

Json to_json(Unread const& part) {
  Json json{{"page", part.page}};
  if (part.region) json["region"] = {part.region->x, part.region->y, part.region->width, part.region->height};
  return json;
}

constexpr std::array<std::pair<Task::Kind, char const*>, 3> kKinds{
    {{Task::Kind::extract, "extract"}, {Task::Kind::further_pages, "further_pages"}, {Task::Kind::recognise, "recognise"}}};

std::string name_of(Task::Kind kind) {
  return std::find_if(kKinds.begin(), kKinds.end(), [&](auto const& known) { return known.first == kind; })->second;
}

Task::Kind kind_from(std::string const& name) {
  auto const found = std::find_if(kKinds.begin(), kKinds.end(), [&](auto const& known) { return name == known.second; });
  ENSURE(found != kKinds.end(), "a task of a kind that no reader knows");
  return found->first;
}

}  // namespace

Json to_json(Extracted const& extracted) {
  Json json{{"document", document::to_json(extracted.document)}, {"unread", Json::array()}, {"pages_of_file", extracted.pages_of_file}};
  for (auto const& part : extracted.unread) json["unread"].push_back(to_json(part));
  return json;
}

Extracted extracted_from(Json const& json) {
  Extracted extracted;
  extracted.document = document::document_from(json.at("document"));
  extracted.pages_of_file = json.at("pages_of_file").get<int>();
  for (auto const& part : json.at("unread")) {
    Unread unread{part.at("page").get<std::size_t>(), {}};
    if (auto const region = part.find("region"); region != part.end()) {
      unread.region = document::Region{region->at(0).get<double>(), region->at(1).get<double>(), region->at(2).get<double>(), region->at(3).get<double>()};
    }
    extracted.unread.push_back(unread);
  }
  return extracted;
}

Json to_json(Task const& task) {
  return {{"kind", name_of(task.kind)},
          {"name", task.name},
          {"password", task.options.password},
          {"max_pages", task.options.max_pages},
          {"max_unpacked_bytes", task.options.max_unpacked_bytes},
          {"first_page", task.options.first_page},
          {"last_page", task.options.last_page},
          {"pages_of_a_child", task.options.pages_of_a_child},
          {"so_far", to_json(task.so_far)}};
}

Task task_from(Json const& json) {
  Task task;
  task.kind = kind_from(json.at("kind").get<std::string>());
  task.name = json.at("name").get<std::string>();
  task.options.password = json.at("password").get<std::string>();
  task.options.max_pages = json.at("max_pages").get<int>();
  task.options.max_unpacked_bytes = json.at("max_unpacked_bytes").get<std::size_t>();
  task.options.first_page = json.at("first_page").get<int>();
  task.options.last_page = json.at("last_page").get<int>();
  task.options.pages_of_a_child = json.at("pages_of_a_child").get<int>();
  task.so_far = extracted_from(json.at("so_far"));
  return task;
}

void leave_answer(Reading const& reading, std::string const& folder) {
  if (!reading) {
    write_file(folder + "/document.json", Json{{"code", reading.error().code}, {"reason", reading.error().text}}.dump(-1, ' ', false, Json::error_handler_t::replace));
    return;
  }
  for (auto const& page : reading->document.pages) {
    if (page.image && !page.image->bytes.empty()) write_file(folder + "/image-" + std::to_string(page.number), page.image->bytes);
  }
  for (std::size_t i = 0; i < reading->document.attachments.size(); ++i) {
    write_file(folder + "/attachment-" + std::to_string(i), reading->document.attachments[i].bytes);
  }
  write_file(folder + "/document.json", to_json(*reading).dump(-1, ' ', false, Json::error_handler_t::replace));
}

int status_of(std::function<void()> const& work) {
  try {
    work();
    return 0;
  } catch (std::bad_alloc const&) {
    return kOutOfMemory;
  } catch (Fault const&) {
    return 1;
  } catch (std::exception const&) {
    return kParserFailed;
  }
}

}  // namespace rightsdesk::reading
