#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

#include "core/id.h"
#include "core/result.h"
#include "pdf/finishing.h"

namespace rightsdesk::pdf {

std::string locked(std::string const& pdf, std::string const& password) try {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("finished", pdf.data(), pdf.size());
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setMinimumPDFVersion("1.7");
  writer.setNewlineBeforeEndstream(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setR6EncryptionParameters(password.c_str(), fresh_id_text().c_str(), true, true, false, false, false, false, qpdf_r3p_full, true);
  writer.write();
  std::shared_ptr<Buffer> const buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
} catch (QPDFExc const& problem) {
  throw Fault("The pack could not be locked.", problem.getMessageDetail());
}

}  // namespace rightsdesk::pdf
