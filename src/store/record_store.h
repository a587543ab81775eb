#pragma once
#include "collection/record.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Collected records and their pages, within one transaction on `connection`.
class StoredRecords final : public collection::RecordStore {
 public:
  StoredRecords(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  bool add(collection::CollectedRecord const& record) override;
  bool holds(CaseId const& about, std::string const& source, std::string const& key) override;
  std::vector<collection::CollectedRecord> of_case(CaseId const& about) override;
  std::optional<collection::CollectedRecord> find(RecordId const& id) override;
  void set_reading(collection::CollectedRecord const& record) override;
  void set_inclusion(collection::CollectedRecord const& record) override;
  void put_page(collection::PageRow const& page) override;
  std::vector<collection::PageRow> pages(RecordId const& record) override;
  std::optional<collection::PageRow> page(RecordId const& record, int number) override;
  std::vector<collection::PageMark> reading_order(CaseId const& about) override;
  collection::Counted count(CaseId const& about) override;
  void set_page_review(collection::PageRow const& page) override;
  void drop_page(RecordId const& record, int number) override;

 private:
  collection::CollectedRecord record_from(Row const& row);
  CaseId owner_of(RecordId const& record);
  Connection& connection_;
  Vault& vault_;
};

}  // namespace rightsdesk::store
