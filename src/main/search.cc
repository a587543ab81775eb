#include <atomic>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <tuple>

#include "core/json.h"
#include "main/commands.h"
#include "matching/rank.h"
#include "matching/requests.h"
#include "matching/train.h"
#include "settings/service.h"

namespace rightsdesk {
namespace {

constexpr char kAbout[] =
    "Ranks the people of files for each who asks: every row is weighed, and each proposal says why.";
constexpr char kMore[] =
    "The formats of MAPPING.yaml and of the queries: connectors/README.md. One line a query, in their order:\n"
    "{\"query\", \"candidates\": [{\"source\", \"id\", \"weight\", \"verdict\": \"proposed|possible\", \"because\": [...]}]}\n"
    "A weight is in bits. Nothing is decided here: a person confirms.\n"
    "Exit status: 0 done; 2 the command line is wrong; 3 a file is refused, with file:line and what is wrong;\n"
    "4 a file cannot be read.";
constexpr std::size_t kAtATime = 256;  // queries answered before their lines are written

struct SearchQuestion {
  std::string tree, model, queries;
  std::vector<std::tuple<std::string, std::string, std::string>> sources;
  bool json = false;
  unsigned threads = 1;
};

/// The folder that holds config/: the one given, this one, or one above the program.
std::string tree_of(std::string const& given) {
  namespace fs = std::filesystem;
  if (!given.empty()) return given;
  if (fs::exists("config/matching.yaml")) return ".";
  std::error_code none;
  for (auto folder = fs::read_symlink("/proc/self/exe", none); folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::exists(folder / "config/matching.yaml", none)) return folder.string();
  }
  return ".";
}

Result<matching::Model> model_of(SearchQuestion const& question) {
  auto const tree = tree_of(question.tree);
  person::NameBook book;
  for (auto const* name : {"nicknames.csv", "names.csv"}) {
    auto const file = tree + "/config/matching/" + name;
    if (auto added = book.add_csv(settings::file_text(file), file); !added) return tl::unexpected<Refusal>(added.error());
  }
  auto const file = question.model.empty() ? tree + "/config/matching.yaml" : question.model;
  return matching::model_from_yaml(settings::file_text(file), file, std::move(book));
}

Result<std::vector<matching::People>> people_of(SearchQuestion const& question) {
  std::vector<matching::People> out;
  for (auto const& [name, csv, mapping] : question.sources) {
    auto people = matching::People::load({name, csv, mapping});
    if (!people) return tl::unexpected<Refusal>(people.error());
    out.push_back(std::move(*people));
  }
  return out;
}

std::string as_json(std::string const& query, std::vector<matching::Match> const& matches) {
  auto candidates = Json::array();
  for (auto const& match : matches) {
    candidates.push_back({{"source", match.source},
                          {"id", match.key},
                          {"weight", match.weight()},
                          {"verdict", matching::to_string(match.verdict)},
                          {"because", to_json(match.because)}});
  }
  return Json{{"query", query}, {"candidates", std::move(candidates)}}.dump() + '\n';
}

std::string as_words(std::string const& query, std::vector<matching::Match> const& matches) {
  std::string out = query + ": " + std::to_string(matches.size()) + (matches.size() == 1 ? " record\n" : " records\n");
  for (auto const& match : matches) {
    out += "  " + std::string(matching::to_string(match.verdict)) + ' ' + match.source + ' ' + match.key + '\n';
    for (auto const& step : match.because) out += "    " + step.rule + ": " + step.text + '\n';
  }
  return out;
}

/// Answers queries [from, to) side by side; each has its place, so that the order of the answers is theirs.
class Answers {
 public:
  Answers(SearchQuestion const& question, matching::Model model, std::vector<matching::People> const& people,
          std::vector<matching::SearchRequest> const& requests)
      : question_(question), model_(std::move(model)), people_(people), requests_(requests) {}

  void write() {
    for (std::size_t from = 0; from < requests_.size(); from += kAtATime) {
      auto const count = std::min(kAtATime, requests_.size() - from);
      lines_.assign(count, {});
      next_ = 0;
      answer_all(from);
      for (auto const& line : lines_) std::fwrite(line.data(), 1, line.size(), stdout);
      std::fflush(stdout);
    }
  }

 private:
  void answer_all(std::size_t from) {
    std::vector<std::exception_ptr> failures(question_.threads);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < question_.threads; ++i) {
      threads.emplace_back([this, from, &failure = failures[i]] {
        try {
          while (true) {
            auto const at = next_++;
            if (at >= lines_.size()) return;
            lines_[at] = answer(requests_[from + at]);
          }
        } catch (...) {
          failure = std::current_exception();
        }
      });
    }
    for (auto& thread : threads) thread.join();
    for (auto const& failure : failures) {
      if (failure) std::rethrow_exception(failure);
    }
  }

  [[nodiscard]] std::string answer(matching::SearchRequest const& request) const {
    auto const matches = matching::rank(request.subject, people_, model_, request.confirmed);
    return question_.json ? as_json(request.id, matches) : as_words(request.id, matches);
  }

  SearchQuestion const& question_;
  matching::Model model_;
  std::vector<matching::People> const& people_;
  std::vector<matching::SearchRequest> const& requests_;
  std::vector<std::string> lines_;
  std::atomic<std::size_t> next_{0};
};

int refuse(Refusal const& refusal) {
  std::cerr << refusal.text << '\n';
  return 3;
}

int answer_queries(SearchQuestion const& question) {
  std::set<std::string> names;
  for (auto const& source : question.sources) {
    if (names.insert(std::get<0>(source)).second) continue;
    std::cerr << "rightsdesk search: two sources are called " << std::get<0>(source) << '\n';
    return 2;
  }
  auto const model = model_of(question);
  if (!model) return refuse(model.error());
  auto const requests = matching::requests_from_jsonl(settings::file_text(question.queries), question.queries);
  if (!requests) return refuse(requests.error());
  auto const people = people_of(question);
  if (!people) return refuse(people.error());
  Answers(question, matching::with_names_of(*model, *people), *people, *requests).write();
  return 0;
}

struct TrainQuestion {
  SearchQuestion from;
  std::string out, version;
};

constexpr char kTrainAbout[] =
    "Estimates the model's shares from files of people, without anybody saying who is who, and reports what would change.";
constexpr char kTrainMore[] =
    "Give two sources or more that hold the same people. The report goes to standard output, the model to --out: for people to\n"
    "review and then to put in the place of config/matching.yaml. Nothing else is changed.\n"
    "Exit status: 0 done; 2 the command line is wrong; 3 a file is refused; 4 a file cannot be read or written.";

int train_model(TrainQuestion const& question) {
  auto const model = model_of(question.from);
  if (!model) return refuse(model.error());
  auto const people = people_of(question.from);
  if (!people) return refuse(people.error());
  auto training = matching::train(*people, *model);
  if (!training) return refuse(training.error());
  if (!question.version.empty()) training->model.version = question.version;
  auto const words = matching::report(*training);
  std::fputs(words.c_str(), stdout);
  if (question.out.empty()) return 0;
  std::ofstream file(question.out, std::ios::binary);
  file << matching::to_yaml(training->model, "Estimated by rightsdesk matching train; to be reviewed before use.\n" + words);
  if (!file.flush()) throw Fault("A file cannot be written.", question.out);
  return 0;
}

void add_train(CLI::App& program, Chosen& chosen) {
  static TrainQuestion question;
  auto* matching = program.add_subcommand("matching", "The model by which records are weighed.");
  matching->require_subcommand(1);
  auto* command = matching->add_subcommand("train", kTrainAbout);
  command->footer(kTrainMore);
  command->add_option("--source", question.from.sources, "A name for it, the file of people, what its columns mean; may be repeated")
      ->required()
      ->type_name("NAME PEOPLE.csv MAPPING.yaml");
  command->add_option("--model", question.from.model, "The model to start from; otherwise config/matching.yaml");
  command->add_option("--tree", question.from.tree, "The folder that holds config/");
  command->add_option("--out", question.out, "Where the estimated model is written");
  command->add_option("--version", question.version, "What the estimated model calls itself");
  command->callback([&chosen] { chosen = [] { return train_model(question); }; });
}

}  // namespace

void add_search(CLI::App& program, Chosen& chosen) {
  add_train(program, chosen);
  static SearchQuestion question;
  auto* command = program.add_subcommand("search", kAbout);
  command->footer(kMore);
  command->add_option("--source", question.sources, "A name for it, the file of people, what its columns mean; may be repeated")
      ->required()
      ->type_name("NAME PEOPLE.csv MAPPING.yaml");
  command->add_option("--queries", question.queries, "Those who ask, one JSON object a line")->required();
  command->add_flag("--json", question.json, "One JSON object a line, for a program to read");
  command->add_option("--model", question.model, "Another model than config/matching.yaml");
  command->add_option("--tree", question.tree, "The folder that holds config/");
  command->add_option("--threads", question.threads, "How many queries are answered at once; changes nothing else")
      ->check(CLI::Range(1U, 64U));
  command->callback([&chosen] { chosen = [] { return answer_queries(question); }; });
}

}  // namespace rightsdesk
