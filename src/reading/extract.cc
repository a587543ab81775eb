#include "reading/extract.h"

#include "reading/compound.h"
#include "reading/html.h"
#include "reading/image.h"
#include "reading/mail.h"
#include "reading/package.h"
#include "reading/pdf.h"
#include "reading/plain.h"
#include "reading/refusals.h"
#include "reading/rich_text.h"
#include "reading/xml.h"

namespace rightsdesk::reading {
Reading extract(Source const& source) {
  auto const format = sniffed(source.bytes, source.name);
  switch (format) {
    case Format::pdf: return read_pdf(source);
    case Format::zip:
    case Format::archive: return read_package(source);
    case Format::compound: return read_compound(source);
    case Format::rich_text: return read_rich_text(source);
    case Format::mail: return read_mail(source);
    case Format::mailbox: return read_mailbox(source);
    case Format::html: return read_html(source);
    case Format::xml: return read_xml(source);
    case Format::json: return read_json(source);
    case Format::csv: return read_csv(source);
    case Format::plain: return read_plain(source);
    case Format::jpeg:
    case Format::png:
    case Format::tiff:
    case Format::gif:
    case Format::bmp:
    case Format::heic:
    case Format::webp: return read_image(source, format);
    default: return unsupported(in_words(format));
  }
}

}  // namespace rightsdesk::reading
