# `cpack -G DEB` in the build folder makes one .deb: the program, its tree, systemd units, manual page, completion, list of what it is made of.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY TRUE)  # packing builds no tests
set(made ${CMAKE_BINARY_DIR}/package)
set(shipped ${CMAKE_SOURCE_DIR}/tools/package)

# From the program itself, so that they never say anything else than it does.
add_custom_command(
  OUTPUT ${made}/rightsdesk.1.gz
  COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
  COMMAND sh -c "'$<TARGET_FILE:rightsdesk>' manual man | gzip -9n > rightsdesk.1.gz && '$<TARGET_FILE:rightsdesk>' manual bash > rightsdesk.bash && '$<TARGET_FILE:rightsdesk>' manual zsh > _rightsdesk && '$<TARGET_FILE:rightsdesk>' manual fish > rightsdesk.fish"
  COMMAND sh -c "gzip -9nc '${CMAKE_SOURCE_DIR}/CHANGELOG.md' > CHANGELOG.md.gz && gzip -9nc '${shipped}/changelog' > changelog.gz"
  COMMAND ${CMAKE_SOURCE_DIR}/tools/make-sbom ${CMAKE_SOURCE_DIR} ${PROJECT_VERSION} ${made}
  WORKING_DIRECTORY ${made}
  DEPENDS rightsdesk ${CMAKE_SOURCE_DIR}/tools/make-sbom ${CMAKE_SOURCE_DIR}/tools/packages.txt ${CMAKE_SOURCE_DIR}/tools/npm/package-lock.json ${CMAKE_SOURCE_DIR}/CHANGELOG.md
  VERBATIM)
add_custom_target(package_parts DEPENDS ${made}/rightsdesk.1.gz)

install(TARGETS rightsdesk RUNTIME DESTINATION bin)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/config ${CMAKE_SOURCE_DIR}/connectors ${CMAKE_SOURCE_DIR}/redaction ${CMAKE_SOURCE_DIR}/templates DESTINATION share/rightsdesk
  PATTERN "*.cc" EXCLUDE PATTERN "*.h" EXCLUDE PATTERN "CMakeLists.txt" EXCLUDE PATTERN "fixtures" EXCLUDE PATTERN "service.example.yaml" EXCLUDE)
install(DIRECTORY ${CMAKE_BINARY_DIR}/assets DESTINATION share/rightsdesk OPTIONAL)
install(PROGRAMS ${CMAKE_SOURCE_DIR}/tools/verify-ledger DESTINATION share/rightsdesk/tools)
install(FILES ${shipped}/service.yaml DESTINATION /etc/rightsdesk PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ)
install(FILES ${shipped}/rightsdesk-serve.service ${shipped}/rightsdesk-worker.service DESTINATION lib/systemd/system)
install(FILES ${shipped}/rightsdesk.sysusers DESTINATION lib/sysusers.d RENAME rightsdesk.conf)
install(FILES ${shipped}/rightsdesk.tmpfiles DESTINATION lib/tmpfiles.d RENAME rightsdesk.conf)
install(FILES ${made}/rightsdesk.1.gz DESTINATION share/man/man1)
install(FILES ${made}/rightsdesk.bash DESTINATION share/bash-completion/completions RENAME rightsdesk)
install(FILES ${made}/_rightsdesk DESTINATION share/zsh/vendor-completions)
install(FILES ${made}/rightsdesk.fish DESTINATION share/fish/vendor_completions.d)
install(FILES ${shipped}/copyright ${made}/changelog.gz ${made}/CHANGELOG.md.gz ${made}/sbom.cdx.json ${made}/licences.txt ${shipped}/nginx.conf ${CMAKE_SOURCE_DIR}/config/service.example.yaml
  ${CMAKE_SOURCE_DIR}/docs/operations.md DESTINATION share/doc/rightsdesk)
install(FILES ${shipped}/lintian-overrides DESTINATION share/lintian/overrides RENAME rightsdesk)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME rightsdesk)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "rightsdesk maintainers <maintainers@rightsdesk.example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "answers the people whose data a council holds")
set(CPACK_PACKAGE_DESCRIPTION "A request comes in, a case with its clock opens, the case systems are searched,\na person decides who is who, other people's data is withheld under a lawyer's\neye, and a sealed disclosure pack goes out.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "systemd, python3, bubblewrap, poppler-utils, mupdf-tools, qpdf, tesseract-ocr, tesseract-ocr-eng, tesseract-ocr-osd, fontconfig, fonts-dejavu-core, fonts-liberation, fonts-noto-ui-core, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "mariadb-client, clamav-daemon, nginx, python3-cryptography, pst-utils, unzip, fonts-sil-abyssinica, fonts-wqy-microhei, fonts-symbola")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${shipped}/postinst;${shipped}/prerm;${shipped}/postrm;${shipped}/conffiles")
include(CPack)
