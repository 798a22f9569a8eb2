// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// B2 and B3: a table of 100,000 CVMs under a QTableView of 1280 × 800, from the keystroke to the painted frame, beside a
// QSortFilterProxyModel over the same rows; and the refresh that an operator must not feel.
#include "models/cvm_table_model.h"
#include "tests/bench/figures.h"

#include <QApplication>
#include <QEventLoop>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <utility>

using namespace pilothouse;
using namespace pilothouse::bench;
using models::CvmTableModel;

namespace {

/// Counts the time spent in event handlers: what a refresh takes from the window. Painting is left out, as for the peer:
/// a frame costs the same whoever asks for it.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0 || event->type() == QEvent::UpdateRequest || event->type() == QEvent::Paint)
            return QApplication::notify(receiver, event);
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const bool done = QApplication::notify(receiver, event);
        m_inEvents += elapsedMs(timer);
        --m_depth;
        return done;
    }
    double takeTime() { return std::exchange(m_inEvents, 0); }

private:
    int m_depth = 0;
    double m_inEvents = 0;
};

constexpr int kRows = 100'000;
constexpr int kRuns = 30;

domain::Cvm cvm(int number, QRandomGenerator &random)
{
    static const QStringList regions{QStringLiteral("US-WEST-1"), QStringLiteral("US-EAST-2"), QStringLiteral("EU-CENTRAL-1")};
    static const QStringList types{QStringLiteral("tdx.small"), QStringLiteral("tdx.medium"), QStringLiteral("tdx.large")};
    domain::Cvm made;
    const auto hex = [&random](int digits) {
        QString text;
        while (text.size() < digits)
            text += QStringLiteral("%1").arg(random.generate(), 8, 16, QLatin1Char('0'));
        return text.first(digits);
    };
    made.id = domain::CvmId(QStringLiteral("%1-%2").arg(hex(8), hex(12)));
    made.name = QStringLiteral("crunch-tee-runner-%1").arg(hex(8));
    made.state = number % 40 == 0 ? domain::RunState::Failed : domain::RunState::Running;
    made.status = domain::runStateWord(made.state);
    made.appId = hex(40);
    made.instanceId = hex(40);
    made.composeHash = number % 10 == 0 ? hex(64) : QString(64, u'c');
    made.node = QStringLiteral("prod%1").arg(random.bounded(40));
    made.region = regions[random.bounded(regions.size())];
    made.instanceType = types[random.bounded(types.size())];
    made.hourlyRate = Money(random.bounded(1'000'000), QStringLiteral("USD"));
    made.uptime = QStringLiteral("%1h%2m").arg(random.bounded(300)).arg(random.bounded(60));
    return made;
}

/// What a cluster's programs would have said of every machine: all columns are filled.
models::CvmMembers membersOf(const domain::CvmList &list)
{
    models::CvmMembers members;
    int number = 0;
    for (const domain::Cvm &each : list.items) {
        auto member = std::make_shared<models::CvmMember>();
        member->role = number % 50 == 0 ? QStringLiteral("Registry + runner") : QStringLiteral("Runner");
        member->models = number % 9;
        member->capacity = models::StateText::of(models::Mark::Pass, QStringLiteral("%1/8, accepting").arg(number % 9));
        member->approval = models::StateText::of(number % 7 == 0 ? models::Mark::Warn : models::Mark::Pass,
                                                 number % 7 == 0 ? QStringLiteral("Not approved") : QStringLiteral("Approved"));
        members.insert(each.id.text(), std::move(member));
        ++number;
    }
    return members;
}

/// The same columns the plain way: strings by row, for the peer.
class PlainModel final : public QAbstractTableModel
{
public:
    explicit PlainModel(const domain::CvmList &list) : m_list(&list) { }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_list->items.size()); }
    int columnCount(const QModelIndex & = {}) const override { return 8; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        const domain::Cvm &row = m_list->items[size_t(index.row())];
        switch (index.column()) {
        case 0: return row.status;
        case 1: return row.name;
        case 2: return row.node;
        case 3: return row.instanceType;
        case 4: return row.composeHash;
        case 5: return row.region;
        case 6: return row.hourlyRate ? qint64(row.hourlyRate->micros()) : 0;
        default: return row.uptime;
        }
    }
    void touch(const std::vector<int> &rows)
    {
        for (const int row : rows)
            emit dataChanged(index(row, 0), index(row, 7));
    }

private:
    const domain::CvmList *m_list;
};

/// Searches all columns, as ours does.
class PlainProxy final : public QSortFilterProxyModel
{
public:
    void search(const QString &text)
    {
        m_text = text;
        invalidateFilter();
    }
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_text.isEmpty())
            return true;
        for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
            if (sourceModel()->index(row, column).data().toString().contains(m_text, Qt::CaseInsensitive))
                return true;
        return false;
    }

private:
    QString m_text;
};

struct View
{
    explicit View(QAbstractItemModel *model)
    {
        table.verticalHeader()->hide();
        table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        table.setSelectionBehavior(QAbstractItemView::SelectRows);
        table.resize(1280, 800);
        table.setModel(model);
        table.show();
        QApplication::processEvents();
    }
    void paint()
    {
        QApplication::sendPostedEvents();
        table.viewport()->repaint();
    }
    QTableView table;
};

/// The change of one refresh: 1 % other values, 0.1 % new, 0.1 % gone.
domain::CvmList refreshed(const domain::CvmList &list, QRandomGenerator &random)
{
    domain::CvmList next = list;
    const auto any = [&next, &random]() -> domain::Cvm & { return next.items[random.bounded(quint32(next.items.size()))]; };
    for (int i = 0; i < kRows / 100; ++i)
        any().hourlyRate = Money(random.bounded(1'000'000), QStringLiteral("USD"));
    for (int i = 0; i < kRows / 1000; ++i)
        any() = cvm(i, random);
    return next;
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication app(argc, argv);
    QRandomGenerator random(2026);
    auto list = std::make_shared<domain::CvmList>();
    for (int i = 0; i < kRows; ++i)
        list->items.push_back(cvm(i, random));

    const QString word = QStringLiteral("4f1c");
    Runs peerFilter, peerClear, peerText, peerNumber, peerRefresh;
    {
        domain::CvmList copy = *list;
        PlainModel plain(copy);
        PlainProxy proxy;
        proxy.setSourceModel(&plain);
        View view(&proxy);
        peerFilter = measure(
            kRuns,
            [&] {
                proxy.search({});
                view.paint();
            },
            [&] {
                proxy.search(word);
                view.paint();
            });
        peerClear = measure(
            kRuns,
            [&] {
                proxy.search(word);
                view.paint();
            },
            [&] {
                proxy.search({});
                view.paint();
            });
        peerText = measure(
            kRuns / 3,
            [&] {
                proxy.sort(6);
                view.paint();
            },
            [&] {
                proxy.sort(1);
                view.paint();
            });
        peerNumber = measure(
            kRuns / 3,
            [&] {
                proxy.sort(1);
                view.paint();
            },
            [&] {
                proxy.sort(6);
                view.paint();
            });
        std::vector<int> touched;
        peerRefresh = measure(
            kRuns / 3,
            [&] {
                touched.clear();
                for (int i = 0; i < kRows / 100; ++i) {
                    touched.push_back(int(random.bounded(kRows)));
                    copy.items[size_t(touched.back())].hourlyRate = Money(random.bounded(1'000'000), QStringLiteral("USD"));
                }
                view.paint();
            },
            [&] { plain.touch(touched); });
    }

    CvmTableModel model(std::make_shared<SystemClock>(), CvmTableModel::Cluster::SetUp);
    model.setMembers(membersOf(*list));
    QElapsedTimer timer;
    timer.start();
    model.setListNow(*list);
    Runs fill;
    fill.add(elapsedMs(timer));
    View view(&model);
    const auto peer = [](const Runs &runs) { return Peer{QStringLiteral("QSortFilterProxyModel"), runs.median()}; };
    print(QStringLiteral("B2"), QStringLiteral("filter 100,000 rows over all columns, to painted"),
          measure(
              kRuns,
              [&] {
                  model.setFilterText({});
                  view.paint();
              },
              [&] {
                  model.setFilterText(word);
                  view.paint();
              }),
          50, peer(peerFilter));
    print(QStringLiteral("B2"), QStringLiteral("filter 100,000 rows that all match, to painted"),
          measure(
              kRuns,
              [&] {
                  model.setFilterText({});
                  view.paint();
              },
              [&] {
                  model.setFilterText(QStringLiteral("crunch"));
                  view.paint();
              }),
          50);
    print(QStringLiteral("B2"), QStringLiteral("filter 100,000 rows by a regular expression over all columns, to painted"),
          measure(
              kRuns,
              [&] {
                  model.setFilterText({});
                  view.paint();
              },
              [&] {
                  model.setFilterText(QStringLiteral("/runner-[0-9a-f]*7$/"));
                  view.paint();
              }),
          400);
    print(QStringLiteral("B2"), QStringLiteral("clear the filter, to painted"),
          measure(
              kRuns,
              [&] {
                  model.setFilterText(word);
                  view.paint();
              },
              [&] {
                  model.setFilterText({});
                  view.paint();
              }),
          15, peer(peerClear));
    print(QStringLiteral("B2"), QStringLiteral("sort 100,000 rows by a text column, to painted"),
          measure(
              kRuns,
              [&] {
                  model.sort(int(CvmTableModel::Column::Hourly));
                  view.paint();
              },
              [&] {
                  model.sort(int(CvmTableModel::Column::Name));
                  view.paint();
              }),
          80, peer(peerText));
    print(QStringLiteral("B2"), QStringLiteral("sort 100,000 rows by a number column, to painted"),
          measure(
              kRuns,
              [&] {
                  model.sort(int(CvmTableModel::Column::Name));
                  view.paint();
              },
              [&] {
                  model.sort(int(CvmTableModel::Column::Hourly));
                  view.paint();
              }),
          30, peer(peerNumber));

    using Column = CvmTableModel::Column;
    for (const auto &[column, what] :
         {std::pair(Column::Role, "role"), std::pair(Column::Approval, "approval"), std::pair(Column::Capacity, "capacity")})
        print(QStringLiteral("B2"), QStringLiteral("sort 100,000 rows by their %1, to painted").arg(QLatin1String(what)),
              measure(
                  kRuns,
                  [&] {
                      model.sort(int(Column::Name));
                      view.paint();
                  },
                  [&, column = column] {
                      model.sort(int(column));
                      view.paint();
                  }),
              80);

    const auto refresh = [&](int runs) {
        Runs gui, whole;
        for (int i = -5; i < runs; ++i) {
            auto next = std::make_shared<domain::CvmList>(refreshed(*list, random));
            QModelIndexList selected{model.index(7, 0), model.index(model.rowCount() / 2, 0), model.index(model.rowCount() - 1, 0)};
            view.table.clearSelection();
            for (const QModelIndex &index : selected)
                view.table.selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
            view.paint();
            QEventLoop loop;
            QObject::connect(&model, &models::RowTableModel::rowsApplied, &loop, &QEventLoop::quit);
            app.takeTime();
            QElapsedTimer total;
            total.start();
            QElapsedTimer slice;
            slice.start();
            model.setList(next);
            double onGui = elapsedMs(slice);
            loop.exec();
            onGui += app.takeTime();
            if (i >= 0) {
                gui.add(onGui);
                whole.add(elapsedMs(total));
            }
            list = next;
        }
        return std::pair(gui, whole);
    };
    model.sort(int(CvmTableModel::Column::Hourly));
    const auto [sorted, sortedWhole] = refresh(kRuns);
    print(QStringLiteral("B3"), QStringLiteral("refresh 1 % of 100,000 rows, sorted by what changes: GUI thread without painting"), sorted, 8,
          peer(peerRefresh));
    print(QStringLiteral("B3"), QStringLiteral("the same with the worker's part"), sortedWhole, 200);
    model.sort(int(CvmTableModel::Column::Name));
    const auto [stable, stableWhole] = refresh(kRuns);
    print(QStringLiteral("B3"), QStringLiteral("refresh 1 % of 100,000 rows, sorted by another column: GUI thread without painting"), stable, 8);
    return 0;
}
