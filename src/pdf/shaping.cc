#include "pdf/shaping.h"

#include <hb.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "core/result.h"

namespace rightsdesk::pdf {
namespace {

struct ScriptRow {
  UScriptCode script;
  char const* regular;
  char const* bold;
  char const* language;  ///< nullptr where several languages are as likely
};

// fonts-noto-ui-core: the measures of these fit beside Latin lines of the same size. Hebrew stands in DejaVu.
constexpr std::array<ScriptRow, 18> scripts{{
    {USCRIPT_ARABIC, "noto/NotoNaskhArabicUI-Regular.ttf", "noto/NotoNaskhArabicUI-Bold.ttf", nullptr},
    {USCRIPT_BENGALI, "noto/NotoSansBengaliUI-Regular.ttf", "noto/NotoSansBengaliUI-Bold.ttf", "bn"},
    {USCRIPT_DEVANAGARI, "noto/NotoSansDevanagariUI-Regular.ttf", "noto/NotoSansDevanagariUI-Bold.ttf", "hi"},
    {USCRIPT_GUJARATI, "noto/NotoSansGujaratiUI-Regular.ttf", "noto/NotoSansGujaratiUI-Bold.ttf", "gu"},
    {USCRIPT_GURMUKHI, "noto/NotoSansGurmukhiUI-Regular.ttf", "noto/NotoSansGurmukhiUI-Bold.ttf", "pa"},
    {USCRIPT_HEBREW, "dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf", "he"},
    {USCRIPT_KANNADA, "noto/NotoSansKannadaUI-Regular.ttf", "noto/NotoSansKannadaUI-Bold.ttf", "kn"},
    {USCRIPT_KHMER, "noto/NotoSansKhmerUI-Regular.ttf", "noto/NotoSansKhmerUI-Bold.ttf", "km"},
    {USCRIPT_LAO, "noto/NotoSansLaoUI-Regular.ttf", "noto/NotoSansLaoUI-Bold.ttf", "lo"},
    {USCRIPT_MALAYALAM, "noto/NotoSansMalayalamUI-Regular.ttf", "noto/NotoSansMalayalamUI-Bold.ttf", "ml"},
    {USCRIPT_MYANMAR, "noto/NotoSansMyanmarUI-Regular.ttf", "noto/NotoSansMyanmarUI-Bold.ttf", "my"},
    {USCRIPT_ORIYA, "noto/NotoSansOriyaUI-Regular.ttf", "noto/NotoSansOriyaUI-Bold.ttf", "or"},
    {USCRIPT_SINHALA, "noto/NotoSansSinhalaUI-Regular.ttf", "noto/NotoSansSinhalaUI-Bold.ttf", "si"},
    {USCRIPT_TAMIL, "noto/NotoSansTamilUI-Regular.ttf", "noto/NotoSansTamilUI-Bold.ttf", "ta"},
    {USCRIPT_TELUGU, "noto/NotoSansTeluguUI-Regular.ttf", "noto/NotoSansTeluguUI-Bold.ttf", "te"},
    {USCRIPT_THAI, "noto/NotoSansThaiUI-Regular.ttf", "noto/NotoSansThaiUI-Bold.ttf", "th"},
    {USCRIPT_ETHIOPIC, "abyssinica/AbyssinicaSIL-Regular.ttf", "abyssinica/AbyssinicaSIL-Regular.ttf", nullptr},
    {USCRIPT_HANGUL, "wqy/wqy-microhei.ttc", "wqy/wqy-microhei.ttc", "ko"},
}};

constexpr std::array<char const*, 4> any_regular{"liberation/LiberationSans-Regular.ttf", "dejavu/DejaVuSans.ttf",
                                                 "wqy/wqy-microhei.ttc", "ancient-scripts/Symbola_hint.ttf"};
constexpr std::array<char const*, 4> any_bold{"liberation/LiberationSans-Bold.ttf", "dejavu/DejaVuSans-Bold.ttf",
                                              "wqy/wqy-microhei.ttc", "ancient-scripts/Symbola_hint.ttf"};

ScriptRow const* row_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  bool const danda = c == 0x0964 || c == 0x0965;  // ends a sentence in all scripts of India, and so belongs to none
  UScriptCode const script = danda ? USCRIPT_DEVANAGARI : uscript_getScript(static_cast<UChar32>(c), &status);
  auto const found = std::find_if(scripts.begin(), scripts.end(), [&](ScriptRow const& row) { return row.script == script; });
  return found == scripts.end() ? nullptr : &*found;
}

// Letters of Urdu that Arabic and Persian do not write.
bool urdu_letter(char32_t c) { return c == 0x0679 || c == 0x0688 || c == 0x0691 || c == 0x06BA || c == 0x06BE || c == 0x06C1 || c == 0x06D2; }
// Letters of Persian, Kurdish, Pashto and the like, which Urdu may share.
bool not_arabic(char32_t c) { return (c >= 0x0671 && c <= 0x06D3) || (c >= 0x0750 && c <= 0x077F); }

/// Writes an outline as it is told its pieces; quadratic curves are raised to cubic ones.
class Tracer {
 public:
  void move(double x, double y) { put(x, y); out_.path += "m\n"; }
  void line(double x, double y) { put(x, y); out_.path += "l\n"; }
  void cubic(std::array<double, 6> const& p) {
    for (std::size_t i = 0; i < 6; i += 2) put(p[i], p[i + 1]);
    out_.path += "c\n";
  }
  void quadratic(double cx, double cy, double x, double y) {
    cubic({x_ + (cx - x_) * 2 / 3, y_ + (cy - y_) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y});
  }
  void close() { out_.path += "h\n"; }
  Outline done() {
    if (!out_.path.empty()) out_.path += "f\n";
    return std::move(out_);
  }

 private:
  void put(double x, double y) {
    x_ = x;
    y_ = y;
    int const left = static_cast<int>(std::lround(x)), bottom = static_cast<int>(std::lround(y));
    auto& box = out_.box;
    bool const first = out_.path.empty();
    box.left = first ? left : std::min(box.left, left);
    box.right = first ? left : std::max(box.right, left);
    box.bottom = first ? bottom : std::min(box.bottom, bottom);
    box.top = first ? bottom : std::max(box.top, bottom);
    out_.path += std::to_string(left) + ' ' + std::to_string(bottom) + ' ';
  }
  Outline out_;
  double x_ = 0, y_ = 0;
};

Tracer& tracer(void* data) { return *static_cast<Tracer*>(data); }

hb_draw_funcs_t* tracing() {
  static hb_draw_funcs_t* const functions = [] {
    auto* made = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(made, [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
      tracer(d).move(double{x}, double{y}); }, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(made, [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
      tracer(d).line(double{x}, double{y}); }, nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(made, [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
      tracer(d).quadratic(double{cx}, double{cy}, double{x}, double{y}); }, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(made, [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float ax, float ay, float bx, float by, float x, float y, void*) {
      tracer(d).cubic({double{ax}, double{ay}, double{bx}, double{by}, double{x}, double{y}}); }, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(made, [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, void*) { tracer(d).close(); }, nullptr, nullptr);
    hb_draw_funcs_make_immutable(made);
    return made;
  }();
  return functions;
}

constexpr int em = 1000;

// The letters of this face are small beside Latin ones of the same size.
constexpr int scale_of(std::string_view file) { return file.starts_with("noto/NotoNaskh") ? 1180 : em; }

}  // namespace

struct Shaper::Loaded {
  std::string file;
  hb_font_t* font = nullptr;  ///< none when the file is not there
  Loaded(std::string named, std::string const& path) : file(std::move(named)) {
    if (!std::filesystem::exists(path)) return;
    hb_blob_t* const bytes = hb_blob_create_from_file_or_fail(path.c_str());
    if (!bytes) throw Fault("A font that the page needs cannot be read.", "cannot read font " + path);
    hb_face_t* const face = hb_face_create(bytes, 0);
    font = hb_font_create(face);
    hb_font_set_scale(font, scale_of(file), scale_of(file));
    hb_face_destroy(face);
    hb_blob_destroy(bytes);
  }
  ~Loaded() { if (font) hb_font_destroy(font); }
  Loaded(Loaded const&) = delete;
  Loaded& operator=(Loaded const&) = delete;
};

Shaper::Shaper(std::string folder) : folder_(std::move(folder)) {}
Shaper::~Shaper() = default;

int Shaper::load(std::string const& file) {
  auto const found = std::find_if(loaded_.begin(), loaded_.end(), [&](auto const& one) { return one->file == file; });
  if (found != loaded_.end()) return static_cast<int>(found - loaded_.begin());
  loaded_.push_back(std::make_unique<Loaded>(file, folder_ + "/" + file));
  return static_cast<int>(loaded_.size()) - 1;
}

bool Shaper::has(int face, char32_t code_point) {
  auto* const font = loaded_.at(static_cast<std::size_t>(face))->font;
  hb_codepoint_t glyph = 0;
  return font && hb_font_get_nominal_glyph(font, code_point, &glyph) != 0 && glyph != 0;
}

std::string const& Shaper::file(int face) const { return loaded_.at(static_cast<std::size_t>(face))->file; }

int Shaper::of_script(Face face, char32_t code_point) {
  ScriptRow const* const row = row_of(code_point);
  if (!row) return -1;
  int const found = load(face == Face::bold ? row->bold : row->regular);
  return has(found, code_point) ? found : -1;
}

int Shaper::any(Face face, char32_t code_point) {
  for (char const* file : face == Face::bold ? any_bold : any_regular) {
    int const found = load(file);
    if (has(found, code_point)) return found;
  }
  return -1;
}

std::vector<Glyph> Shaper::shaped(Run const& run) {
  std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> const buffer(hb_buffer_create(), &hb_buffer_destroy);
  auto const* word = reinterpret_cast<std::uint32_t const*>(run.word.data());
  hb_buffer_add_utf32(buffer.get(), word, static_cast<int>(run.word.size()), static_cast<unsigned>(run.from),
                      static_cast<int>(run.to - run.from));
  hb_buffer_guess_segment_properties(buffer.get());
  hb_buffer_set_direction(buffer.get(), run.leftward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  std::string const language = language_of(run.word.substr(run.from, run.to - run.from));
  hb_buffer_set_language(buffer.get(), hb_language_from_string(language.empty() ? "und" : language.c_str(), -1));
  hb_shape(loaded_.at(static_cast<std::size_t>(run.face))->font, buffer.get(), nullptr, 0);
  unsigned count = 0;
  auto const* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  auto const* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
  std::vector<Glyph> glyphs;
  for (unsigned i = 0; i < count; ++i) {
    glyphs.push_back({infos[i].codepoint, infos[i].cluster - static_cast<unsigned>(run.from), places[i].x_offset / double{em},
                      places[i].y_offset / double{em}, places[i].x_advance / double{em}});
  }
  return glyphs;
}

Outline Shaper::outline(int face, unsigned glyph) {
  Tracer trace;
  hb_font_get_glyph_shape(loaded_.at(static_cast<std::size_t>(face))->font, glyph, tracing(), &trace);
  return trace.done();
}

bool needs_shaping(char32_t c) {
  if (runs_plainly(c)) return false;
  auto const way = u_charDirection(static_cast<UChar32>(c));
  return way == U_RIGHT_TO_LEFT || way == U_RIGHT_TO_LEFT_ARABIC || way == U_ARABIC_NUMBER || row_of(c) != nullptr;
}

std::string language_of(std::u32string_view text) {
  bool arabic = false, other = false;
  for (char32_t const c : text) {
    ScriptRow const* const row = runs_plainly(c) ? nullptr : row_of(c);
    if (!row) continue;
    if (row->language) return row->language;
    if (row->script != USCRIPT_ARABIC) return {};
    if (urdu_letter(c)) return "ur";
    arabic = true;
    other = other || not_arabic(c);
  }
  return arabic && !other ? "ar" : "";
}

}  // namespace rightsdesk::pdf
