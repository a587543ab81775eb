#pragma once
#include "casework/task.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Tasks over one transaction. What they are about, say and record is sealed under the case's key.
class StoredTasks final : public casework::TaskStore {
 public:
  StoredTasks(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  void add(casework::Task const& task) override;
  std::vector<casework::Task> of_case(CaseId const& about) override;
  std::optional<casework::Task> find(TaskId const& id) override;
  bool update(casework::Task const& task) override;
  std::vector<casework::Task> open() override;

 private:
  casework::Task task_from(Row const& row);
  std::vector<casework::Task> tasks_from(std::vector<Row> const& rows);
  Connection& connection_;
  Vault& vault_;
};

}  // namespace rightsdesk::store
