#include <cstdio>
#include <stdexcept>

#include "sheets.h"
#include "write.h"

namespace rightsdesk::make_people {

void confirm(Confirming const& what) {
  auto const truth = truth_in(what.folder);
  auto queries = lines_of(what.queries);
  auto const answers = lines_of(what.answers);
  if (queries.size() != answers.size()) throw std::runtime_error(what.answers + " answers other queries than " + what.queries);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    auto const query = answers[i].at("query").get<std::string>();
    if (queries[i].at("id") != query) throw std::runtime_error(what.answers + " answers other queries than " + what.queries);
    auto const own = truth.find(query);
    auto confirmed = nlohmann::json::array();
    for (auto const& candidate : answers[i].at("candidates")) {
      Record const record{candidate.at("source"), candidate.at("id")};
      bool const is_own = own != truth.end() && own->second.count(record) > 0;
      if (is_own == judges_right(what.who, query, record)) confirmed.push_back({{"source", record.first}, {"id", record.second}});
    }
    queries[i]["confirmed"] = std::move(confirmed);
    std::printf("%s\n", queries[i].dump().c_str());
  }
}

}  // namespace rightsdesk::make_people
