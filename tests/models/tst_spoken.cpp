// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken.h"
#include "models/spoken_phrases.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <vector>

using namespace pilothouse;

/// What services say in English, in the language of the window.
class SpokenTest : public QObject
{
    Q_OBJECT

    static QString unescaped(QString literal)
    {
        return literal.replace(QLatin1String("\\\""), QLatin1String("\"")).replace(QLatin1String("\\\\"), QLatin1String("\\"));
    }

    static QStringList sourcesUnder(const QStringList &folders)
    {
        QStringList paths;
        for (const QString &folder : folders) {
            QDirIterator files(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/") + folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext())
                paths << files.next();
        }
        return paths;
    }

    static std::vector<const char *> allPhrases()
    {
        std::vector<const char *> all;
        for (const auto area : models::spokenPhrases())
            all.insert(all.end(), area.begin(), area.end());
        return all;
    }

    /// All texts of the sources of services, and of the files that the composition reads for them: literals, with those that stand one after the
    /// other made one.
    static QString saidByServices()
    {
        static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
        static const QRegularExpression onlyBlanks(QStringLiteral("\\A\\s*\\z"));
        QString all;
        for (const QString &path : sourcesUnder({QStringLiteral("services"), QStringLiteral("app/composition")})) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString source = QString::fromUtf8(file.readAll());
            qsizetype last = -1;
            for (auto match = literal.globalMatch(source); match.hasNext();) {
                const auto found = match.next();
                if (last < 0 || !onlyBlanks.match(source.mid(last, found.capturedStart() - last)).hasMatch())
                    all += u'\n';
                all += unescaped(found.captured(1));
                last = found.capturedEnd();
            }
        }
        return all;
    }

    struct Literal
    {
        QString text;
        QString before; ///< the statement up to it
    };
    /// The texts of one source with the beginning of the statement they stand in. Comments are blanked.
    static std::vector<Literal> literals(QString source)
    {
        static const QRegularExpression comment(QStringLiteral("(\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)+')|//[^\\n]*"));
        static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
        static const QRegularExpression onlyBlanks(QStringLiteral("\\A\\s*u?\\z"));
        source.replace(comment, QStringLiteral("\\1"));
        std::vector<Literal> found;
        qsizetype last = -1;
        for (auto match = literal.globalMatch(source); match.hasNext();) {
            const auto one = match.next();
            if (last >= 0 && onlyBlanks.match(source.mid(last, one.capturedStart() - last)).hasMatch()) {
                found.back().text += unescaped(one.captured(1));
            } else {
                const qsizetype start = one.capturedStart();
                const qsizetype from = std::max({source.lastIndexOf(u';', start), source.lastIndexOf(QLatin1String("{\n"), start),
                                                 source.lastIndexOf(QLatin1String("}\n"), start)});
                found.push_back({unescaped(one.captured(1)), source.mid(std::max<qsizetype>(from, 0), start - std::max<qsizetype>(from, 0))});
            }
            last = one.capturedEnd();
        }
        return found;
    }

private slots:
    void cleanup() { qDeleteAll(qApp->findChildren<QTranslator *>()); }

    void saysItInTheLanguageOfTheWindow_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("spoken");
        const auto row = [](const char *name, const char *said, const char *spoken) {
            QTest::newRow(name) << QString::fromUtf8(said) << QString::fromUtf8(spoken);
        };
        row("whole", "cannot be undone", "无法撤销");
        row("with a value", "Different: crunch-tee-registry runs other code", "不同：crunch-tee-registry 运行的代码不同");
        row("a phrase as a value", "It must be equal and is not: 2 values, groups of 2, 1.", "它必须相同，但并不相同：2 个值，各组 2, 1 台。");
        row("the name of a machine first", "runner-c2a9f604: it failed: start or restart it", "runner-c2a9f604：它已失败：请启动或重启");
        row("two sentences", "Equal on all machines. A dev image lets people log in.", "所有机器上相同。开发镜像允许人员登录。");
        row("a list", "A2, quote verified now, TCB UpToDate", "A2，Quote 刚刚验证，TCB UpToDate");
        row("a step with a count", "Stop 3 CVMs", "停止 3 台 CVM");
        row("a step with a count of deployments", "Stop 12 deployments", "停止 12 个部署");
        row("a name of two words", "Stop Pale Current (token 0088): loses what the provider still keeps of it",
            "停止 Pale Current（代币 0088）：将丢失提供方仍保留的内容");
    }
    void saysItInTheLanguageOfTheWindow()
    {
        QFETCH(QString, said);
        QFETCH(QString, spoken);
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        QCOMPARE(models::spoken(said), spoken);
    }

    void leavesForeignWordsAsTheyAre_data()
    {
        QTest::addColumn<QString>("said");
        QTest::newRow("an error of a remote") << QStringLiteral("pull access denied for registry.demo.invalid/crunch/spawntee");
        QTest::newRow("with a number") << QStringLiteral("image pull failed after 5 tries: manifest unknown");
        QTest::newRow("an address") << QStringLiteral("GET http://127.0.0.1:41211/ready");
        QTest::newRow("a sentence that begins as a phrase") << QStringLiteral("Start it with the command above, or say below where it answers.");
        QTest::newRow("a sentence that ends as a phrase") << QStringLiteral("the one that was asked before is read-only");
        QTest::newRow("a name") << QStringLiteral("crunch-tee-runner-c2a9f604");
        QTest::newRow("places in foreign text") << QStringLiteral("%1 and %2 and %n");
        QTest::newRow("nothing") << QString();
        QTest::newRow("too long to be ours") << QString(3000, QLatin1Char('x'));
    }
    void leavesForeignWordsAsTheyAre()
    {
        QFETCH(QString, said);
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        QCOMPARE(models::spoken(said), said);
    }

    void aNameThatReadsLikeAPhraseStaysAName()
    {
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        QVERIFY(models::spoken(QStringLiteral("Restart Stop")).endsWith(QStringLiteral("Stop")));
    }

    void saysEnglishAsItIs()
    {
        QVERIFY(installLanguage(qApp, QStringLiteral("en")));
        const QString said = QStringLiteral("Different: crunch-tee-registry runs other code");
        QCOMPARE(models::spoken(said), said);
    }

    void whatWasSaidBeforeFollowsTheLanguageOfNow()
    {
        const QString said = QStringLiteral("Different: crunch-tee-registry runs other code");
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        const QString chinese = models::spoken(said);
        QVERIFY(chinese != said);
        QCOMPARE(models::spoken(said), chinese);
        cleanup();
        QVERIFY(installLanguage(qApp, QStringLiteral("en")));
        QCOMPARE(models::spoken(said), said);
        cleanup();
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        QCOMPARE(models::spoken(said), chinese);
    }

    void keepsEveryValue()
    {
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        for (const char *const phrase : allPhrases()) {
            QString said = QString::fromUtf8(phrase);
            QStringList values;
            for (int place = 1; place <= 9; ++place) {
                const QString mark = QStringLiteral("%%1").arg(place);
                if (!said.contains(mark))
                    continue;
                values << QStringLiteral("«%1»").arg(place * 111);
                said.replace(mark, values.back());
            }
            const QString spoken = models::spoken(said);
            QVERIFY2(spoken != said, phrase);
            for (const QString &value : values)
                QVERIFY2(spoken.contains(value), qPrintable(said + QStringLiteral(" → ") + spoken));
        }
    }

    void noSentenceIsHalfTranslated()
    {
        // Words that only a sentence has. Names (of machines, of files, of the field's terms) have none of them.
        static const QRegularExpression english(
            QStringLiteral("(?<![A-Za-z_.-])(?:an?|and|are|but|cannot|has|have|if|is|it|its|may|no|not|of|or|so|than|that|the|their|them|then|they|"
                           "this|to|was|were|what|when|where|whether|which|who|will|with)(?![A-Za-z_.=-])"));
        static const QRegularExpression quoted(QStringLiteral("“[^”]*”|\"[^\"]*\"|\\$?\\{[^}]*\\}"));
        static const QRegularExpression place(QStringLiteral("%([1-9])"));
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        QStringList half;
        int sentences = 0;
        for (const char *const phrase : allPhrases()) {
            const QString said = QString::fromUtf8(phrase).replace(place, QStringLiteral("m\\1"));
            ++sentences;
            if (models::spoken(said).remove(quoted).contains(english))
                half << said + QStringLiteral(" → ") + models::spoken(said);
        }
        QVERIFY(sentences > 2000);
        QVERIFY2(half.isEmpty(), qPrintable(half.join(u'\n')));
    }

    void aLongerSentenceIsNeverTakenForAShorterPhrase()
    {
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        // Of every phrase of one verb and what it does it to.
        for (const char *const phrase : {"Start %1", "Stop %1", "Shut down %1", "Cancel %1", "Deploy %1", "Update %1", "Resize %1"}) {
            const QString said = QString::fromUtf8(phrase).arg(QStringLiteral("it again when the other that runs there has ended"));
            QCOMPARE(models::spoken(said), said);
            QVERIFY(models::spoken(QString::fromUtf8(phrase).arg(QStringLiteral("Pale Current (token 0088)"))) != said);
        }
    }

    void everyPhraseIsSaidBySomeService()
    {
        // Made of two texts there: a verb and what it does it to.
        const QStringList joined{QStringLiteral("Start %1"),
                                 QStringLiteral("Stop %1"),
                                 QStringLiteral("Shut down %1"),
                                 QStringLiteral("Cancel %1"),
                                 QStringLiteral("%1 (token %2)"),
                                 QStringLiteral("%1: loses %2"),
                                 QStringLiteral("Different: %1 runs other code"),
                                 QStringLiteral("Different: %1 run other code"),
                                 QStringLiteral("Raise group %1: %2"),
                                 QStringLiteral("Lower group %1: %2"),
                                 QStringLiteral("Set group %1: %2")};
        const QString all = saidByServices();
        QVERIFY(all.size() > 10000);
        QStringList unsaid;
        for (const char *const phrase : allPhrases()) {
            const QString text = QString::fromUtf8(phrase);
            // What is said of a member stands behind its name.
            const bool isSaid = all.contains(text) || (text.startsWith(QLatin1String("%1 is ")) && all.contains(text.mid(2)));
            if (!joined.contains(text) && !isSaid)
                unsaid << text;
        }
        QVERIFY2(unsaid.isEmpty(), qPrintable(unsaid.join(u'\n')));
    }

    void everyFailureOfAServiceHasAPhrase()
    {
        const QStringList noWords{
            // Lines of a protocol and of a file of keys.
            QStringLiteral("show map"), QStringLiteral("add map"), QStringLiteral("commit map"), QStringLiteral("prepare map"),
            QStringLiteral("-----BEGIN OPENSSH PRIVATE KEY-----"), QStringLiteral(" PRIVATE KEY-----"), QStringLiteral(" PUBLIC KEY-----"),
            // Names of documents of Intel, which stay as they are.
            QStringLiteral("TCB info"), QStringLiteral("QE identity"), QStringLiteral("PCK CRL"), QStringLiteral("root CRL"),
            // Said by the phrases of its verbs.
            QStringLiteral("%1 %2: loses %3"),
            // The signed report is English wherever it is read.
            QStringLiteral("%1 entries, %2 signed checkpoints"), QStringLiteral("Anchor in keychain"), QStringLiteral("the keychain of this desk"),
            QStringLiteral("NOT KEPT: made for one session, because no keychain could be used")};
        static const QRegularExpression query(QStringLiteral("\\A\\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|WHERE|AND|ORDER) "));
        static const QRegularExpression member(QStringLiteral("\\.(what|nextStep|unchanged)\\s*="));
        static const QRegularExpression made(QStringLiteral("\\bError\\s*[{(]"));
        static const QRegularExpression helper(QStringLiteral("\\bError (?:\\w+::)?(\\w+)\\([^)]*(?:QString|char \\*)[^)]*\\)"));
        static const QRegularExpression words(QStringLiteral("[A-Za-z]{2}"));
        QSet<QString> known;
        for (const char *const phrase : allPhrases())
            known.insert(QString::fromUtf8(phrase));
        QHash<QString, QStringList> sources;
        QDirIterator files(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/services"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            // The demo fleet is the far side: what it says is a remote's word.
            if (!files.filePath().contains(QLatin1String("/demofleet/")) && file.open(QIODevice::ReadOnly))
                sources[files.fileInfo().path()] << QString::fromUtf8(file.readAll());
        }
        QStringList missing;
        int failures = 0;
        for (const QStringList &folder : std::as_const(sources)) {
            QStringList helpers;
            for (const QString &source : folder) {
                for (auto match = helper.globalMatch(source); match.hasNext();)
                    helpers << match.next().captured(1);
            }
            const QRegularExpression call(helpers.isEmpty() ? QStringLiteral("(?!)") : QStringLiteral("\\b(?:%1)\\(").arg(helpers.join(u'|')));
            for (const QString &source : folder) {
                for (const auto &[text, before] : literals(source)) {
                    if (!text.trimmed().contains(u' ') || !text.contains(words) || text.contains(query) || noWords.contains(text))
                        continue;
                    if (!before.contains(member) && !before.contains(made) && !before.contains(call))
                        continue;
                    ++failures;
                    if (!known.contains(text) && !known.contains(QStringLiteral("%1") + text))
                        missing << text;
                }
            }
        }
        QVERIFY(failures > 500);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void everythingThatProvisioningSaysHasAPhrase()
    {
        // Whole paragraphs are looked up by their sentences, and this is said of two things side by side.
        const QStringList byParts{
            QStringLiteral("it is deleted again, and that is read back; the head stays as it is. What cannot be deleted stays on "
                           "the list of machines that are still being paid for")};
        static const QRegularExpression words(QStringLiteral("[A-Za-z]{2}"));
        QSet<QString> known;
        for (const char *const phrase : allPhrases())
            known.insert(QString::fromUtf8(phrase));
        QStringList missing;
        int said = 0;
        for (const QString &path : sourcesUnder({QStringLiteral("services/cluster"), QStringLiteral("app/composition")})) {
            const QString name = QFileInfo(path).fileName();
            if (!name.startsWith(QLatin1String("provision")) && !name.startsWith(QLatin1String("readiness"))
                && !name.startsWith(QLatin1String("runner_compose")))
                continue;
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const auto &[text, before] : literals(QString::fromUtf8(file.readAll()))) {
                // The log is read by who looks after the program.
                if (!text.trimmed().contains(u' ') || !text.contains(words) || before.contains(QLatin1String("qCWarning")) || byParts.contains(text))
                    continue;
                ++said;
                if (!known.contains(text))
                    missing << text;
            }
        }
        QVERIFY(said > 80);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void everyFailureThatTheWindowMakesItselfIsTranslatedWhereItIsMade()
    {
        static const QRegularExpression member(QStringLiteral("\\.(what|nextStep|unchanged)\\s*=[^=]"));
        static const QRegularExpression made(QStringLiteral("\\bError\\s*[{(]"));
        static const QRegularExpression helper(QStringLiteral("\\bError (?:\\w+::)?(\\w+)\\([^)]*(?:QString|char \\*)[^)]*\\)"));
        static const QRegularExpression lambda(QStringLiteral("const auto (\\w+) = \\[[^\\]]*\\]\\([^)]*QString[^)]*\\) \\{\\s*Error "));
        static const QRegularExpression translatedThere(QStringLiteral("(?:\\btr\\(|\\btranslate\\(\"\\w+\", )u?\\z"));
        static const QRegularExpression words(QStringLiteral("[A-Za-z]{2}"));
        // What goes into the record stays English: it is no failure, but has a "what" as well.
        static const QRegularExpression record(QStringLiteral("\\b(?:record|entry)\\.\\w+\\s*="));
        QStringList untranslated;
        int failures = 0;
        for (const QString &path : sourcesUnder({QStringLiteral("ui"), QStringLiteral("models")})) {
            QFile file(path);
            if (path.contains(QLatin1String("/models/spoken/")) || !file.open(QIODevice::ReadOnly))
                continue;
            const QString source = QString::fromUtf8(file.readAll());
            QStringList helpers;
            for (const QRegularExpression &expression : {helper, lambda}) {
                for (auto match = expression.globalMatch(source); match.hasNext();)
                    helpers << match.next().captured(1);
            }
            const QRegularExpression call(helpers.isEmpty() ? QStringLiteral("(?!)") : QStringLiteral("\\b(?:%1)\\(").arg(helpers.join(u'|')));
            for (const auto &[text, before] : literals(source)) {
                if (!text.trimmed().contains(u' ') || !text.contains(words) || before.contains(record))
                    continue;
                if (!before.contains(member) && !before.contains(made) && !before.contains(call))
                    continue;
                ++failures;
                if (!before.contains(translatedThere))
                    untranslated << QFileInfo(path).fileName() + QStringLiteral(": ") + text;
            }
        }
        QVERIFY(failures >= 30);
        QVERIFY2(untranslated.isEmpty(), qPrintable(untranslated.join(u'\n')));
    }

    void aFailureIsSaidWholeInTheLanguageOfTheWindow()
    {
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        Error error;
        error.kind = ErrorKind::Network;
        error.what = QStringLiteral("cloud.demo.invalid does not answer: the connection was closed without an answer");
        error.where = QStringLiteral("GET http://127.0.0.1:41211/ready");
        const UserMessage message = models::spoken(error);
        QCOMPARE(message.what, QStringLiteral("cloud.demo.invalid 没有应答：连接已关闭，没有应答"));
        QCOMPARE(message.where, error.where);
        QCOMPARE(
            models::spokenLine(error, Attempt::Change),
            QStringLiteral(
                "GET http://127.0.0.1:41211/ready：cloud.demo.invalid 没有应答：连接已关闭，没有应答。未作任何更改。检查地址和网络，然后再试。"));
    }

    void whatItQuotesStaysAsItWasSaid()
    {
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        QCOMPARE(models::spoken(QStringLiteral("the orchestrator says “no such file” (status 404)")),
                 QStringLiteral("编排器说“no such file”（状态 404）"));
        const QString arn = QStringLiteral("“User: arn:aws:iam::1:user/a, b; is not authorized. To perform: x:Y”");
        QVERIFY(models::spoken(QStringLiteral("could not be read back: refused: %1; tried 3 times").arg(arn)).contains(arn));
        QVERIFY(!models::spoken(QStringLiteral("could not be read back: refused: %1; tried 3 times").arg(arn)).contains(QLatin1String("tried")));
    }

    void everyAlarmOfAClusterHasAPhrase()
    {
        QFile file(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/services/cluster/cluster_alarms.cpp"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        int sentences = 0;
        for (const Literal &said : literals(QString::fromUtf8(file.readAll()))) {
            if (!said.text.contains(u' '))
                continue;
            ++sentences;
            QVERIFY2(models::spoken(said.text) != said.text, qPrintable(said.text));
        }
        QVERIFY(sentences >= 15);
    }
};

QTEST_GUILESS_MAIN(SpokenTest)
#include "tst_spoken.moc"
