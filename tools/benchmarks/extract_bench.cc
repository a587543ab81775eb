// A table of so many rows searched: by reading it whole, and in its sealed index.
#include <benchmark/benchmark.h>
#include <sodium.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "connectors/registry.h"
#include "store/secret.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
namespace fs = std::filesystem;

namespace {

class VaultLike final : public Sealing {
 public:
  [[nodiscard]] std::string seal(std::string_view place, std::string_view plain) const override { return store::seal(key_, place, plain); }
  [[nodiscard]] std::string open(std::string_view place, std::string_view sealed) const override {
    return store::open_sealed(key_, place, sealed);
  }

 private:
  std::string key_ = store::fresh_key();
};

constexpr char kProfile[] =
    "title: The extract\nowner: O\nprotocol: tables\ncategories: [c]\nretention: r\ntested_against: nothing\n"
    "tables:\n  files: [extract.csv]\n  kind: pupil\n  heading: Pupil\n  key: id\n"
    "  columns: {id: id_local, forename: given, surname: family, born: born, postcode: postcode, phone: phone}\n  mentions: [note]\n"
    "  around: [{role: parent, columns: {parent: full}}]\n";

char const* const kGiven[] = {"Amara", "Oliver", "Zofia", "Mohammed", "Grace", "Ngozi", "Harpreet", "Tom", "Leila", "Sean",
                              "Ewa", "Kwame", "Priya", "Jack", "Aoife", "Yusuf", "Chloe", "Dmitri", "Rosa", "Wei"};
char const* const kSyllables[] = {"mar", "lin", "oko", "den", "ash", "wis", "kow", "har", "ber", "ton", "sid", "hu", "ran", "pel", "vas", "qui"};

/// 4,096 family names, some twenty times as frequent as others, 23,000 days, 50,000 doors.
class Extract {
 public:
  explicit Extract(std::size_t rows) {
    std::string pattern = "/tmp/rightsdesk-extract-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
    fs::create_directories(path_ + "/connectors/extract");
    fs::create_directories(path_ + "/data");
    std::ofstream(path_ + "/connectors/extract/connector.yaml") << kProfile;
    std::ofstream out(path_ + "/data/extract.csv");
    out << "id,forename,surname,born,postcode,phone,parent,note\n";
    for (std::size_t i = 0; i < rows; ++i) write_row(out, i);
  }
  ~Extract() { fs::remove_all(path_); }
  Extract(Extract const&) = delete;
  Extract& operator=(Extract const&) = delete;
  [[nodiscard]] std::unique_ptr<Connector> open(Workroom const& room = {}) const {
    auto all = open_sources(path_ + "/connectors", {{"extract", Endpoint({{"root", path_ + "/data"}})}}, process_environment, room);
    return (*all)->open_connector("extract");
  }
  [[nodiscard]] Workroom room() const { return {"", path_ + "/indexes", sealing_}; }
  [[nodiscard]] double export_mb() const { return static_cast<double>(fs::file_size(path_ + "/data/extract.csv")) / 1e6; }
  [[nodiscard]] double index_mb() const { return static_cast<double>(fs::file_size(path_ + "/indexes/extract.index")) / 1e6; }
  void forget_index() const { fs::remove_all(path_ + "/indexes"); }
  static person::Description subject(unsigned number) {
    person::Description one;
    auto const given = kGiven[number % std::size(kGiven)];
    auto const family = family_of(number * 37U);
    one.names = {{std::string(given) + " " + family, given, family}};
    one.born = Date{std::chrono::year(1960 + static_cast<int>(number % 50)), std::chrono::month(1 + number % 12), std::chrono::day(1 + number % 28)};
    one.addresses = {{"1 Elm Row", "RM" + std::to_string(1 + number % 20) + " 5TJ"}};
    return one;
  }

 private:
  static std::string family_of(unsigned number) {
    std::string name;
    for (int i = 0; i < 3; ++i, number >>= 4U) name += kSyllables[number & 15U];
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
  }
  void write_row(std::ostream& out, std::size_t i) {
    auto const pick = [&](unsigned most) {
      state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
      return static_cast<unsigned>(state_ >> 33U) % most;
    };
    auto const family = family_of(pick(4) == 0 ? pick(50) : pick(4096));
    out << i << "," << kGiven[pick(20)] << "," << family << "," << 1950 + pick(63) << "-" << (pick(2) == 0 ? "03" : "11") << "-" << 10 + pick(18)
        << ",RM" << 1 + pick(20) << " " << 1 + pick(9) << static_cast<char>('A' + pick(26)) << static_cast<char>('A' + pick(26)) << ",07700 9"
        << 10000 + pick(90000) << "," << kGiven[pick(20)] << " " << family << ",Attended on " << 1 + pick(28) << " May; spoke with "
        << kGiven[pick(20)] << "\n";
  }
  std::string path_;
  std::uint64_t state_ = 1;
  std::shared_ptr<Sealing const> sealing_ = std::make_shared<VaultLike>();
};

sources::Limits patient() {
  sources::Limits limits;
  limits.total = std::chrono::minutes(30);
  return limits;
}

void every_row_read(benchmark::State& state) {
  Extract const extract(static_cast<std::size_t>(state.range(0)));
  auto const source = extract.open();
  unsigned number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(source->search(Extract::subject(number++), patient()));
  state.counters["export_MB"] = extract.export_mb();
}
BENCHMARK(every_row_read)->Arg(50'000)->Arg(1'000'000)->Iterations(2)->Unit(benchmark::kMillisecond);

void index_made(benchmark::State& state) {
  Extract const extract(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    extract.forget_index();
    benchmark::DoNotOptimize(extract.open(extract.room())->search(Extract::subject(0), patient()));
  }
  state.counters["export_MB"] = extract.export_mb();
  state.counters["index_MB"] = extract.index_mb();
}
BENCHMARK(index_made)->Arg(50'000)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

void index_asked(benchmark::State& state) {
  Extract const extract(static_cast<std::size_t>(state.range(0)));
  auto const source = extract.open(extract.room());
  source->search(Extract::subject(0), patient());
  unsigned number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(source->search(Extract::subject(number++), patient()));
}
BENCHMARK(index_asked)->Arg(50'000)->Arg(1'000'000)->Iterations(50)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  if (sodium_init() < 0) return 4;
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
