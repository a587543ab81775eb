#include "core/id.h"
#include "core/result.h"
#include "pdf/finishing.h"
#include "pdf/rewritten.h"

namespace rightsdesk::pdf {

std::string locked(std::string const& pdf, std::string const& password) try {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("finished", pdf.data(), pdf.size());
  return rewritten(file, [&](QPDFWriter& writer) {
    writer.setMinimumPDFVersion("1.7");
    writer.setNewlineBeforeEndstream(true);
    writer.setR6EncryptionParameters(password.c_str(), fresh_id_text().c_str(), true, true, false, false, false, false, qpdf_r3p_full, true);
  });
} catch (QPDFExc const& problem) {
  throw Fault("The pack could not be locked.", problem.getMessageDetail());
}

}  // namespace rightsdesk::pdf
