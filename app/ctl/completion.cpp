// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/completion.h"

#include <algorithm>

namespace pilothouse::ctl {

namespace {

/// What Tab may offer behind one chain of words.
struct Place
{
    QString path;                                  ///< "phala cvms"; empty = right behind the program
    std::vector<std::pair<QString, QString>> next; ///< word and what it does (groups: empty)
    std::vector<OptionSpec> options;
    std::vector<QString> operands; ///< what stands for the operands in the help
};

bool isFile(const QString &placeholder)
{
    return placeholder.contains(QLatin1String("FILE")) || placeholder.contains(QLatin1String("DIR"));
}

QString parentOf(const QString &path)
{
    return path.section(u' ', 0, -2);
}

std::vector<OptionSpec> optionsAt(const CommandSpec *command)
{
    std::vector<OptionSpec> options;
    if (command != nullptr)
        options = command->options;
    for (const OptionSpec &option : commonOptions())
        if (command == nullptr || option.name != QLatin1String("profile") || command->profile != UsesProfile::No)
            options.push_back(option);
    return options;
}

std::vector<Place> placesOf(const std::vector<CommandSpec> &table)
{
    std::vector<Place> places{{QString(), {}, optionsAt(nullptr), {}}};
    const auto placeAt = [&places](const QString &path) {
        return std::find_if(places.begin(), places.end(), [&](const Place &place) { return place.path == path; });
    };
    for (const CommandSpec &command : table) {
        const QStringList words = QString(command.path).split(u' ');
        for (qsizetype i = 1; i <= words.size(); ++i) {
            const QString path = words.mid(0, i).join(u' ');
            if (placeAt(path) != places.end())
                continue;
            const bool isWhole = i == words.size();
            placeAt(parentOf(path))->next.emplace_back(words[i - 1], isWhole ? QString(command.summary) : QString());
            places.push_back({path, {}, optionsAt(isWhole ? &command : nullptr), {}});
            if (isWhole)
                for (const OperandSpec &operand : command.operands)
                    places.back().operands.push_back(operand.name);
        }
    }
    return places;
}

/// Every option with a value, once, with what its value is.
std::vector<OptionSpec> valueOptions(const std::vector<Place> &places)
{
    std::vector<OptionSpec> found;
    for (const Place &place : places)
        for (const OptionSpec &option : place.options)
            if (!option.value.isEmpty() && std::none_of(found.begin(), found.end(), [&](const OptionSpec &each) { return each.name == option.name; }))
                found.push_back(option);
    return found;
}

QString dashed(const OptionSpec &option)
{
    return QStringLiteral("--%1").arg(option.name);
}

template <typename Wanted>
QString alternatives(const std::vector<OptionSpec> &options, Wanted wanted)
{
    QStringList names;
    for (const OptionSpec &option : options)
        if (wanted(option))
            names << dashed(option);
    return names.join(u'|');
}

/// 'text' as bash, zsh and fish read it.
QString quoted(QString text)
{
    return u'\'' + text.replace(QLatin1String("'"), QLatin1String("'\\''")) + u'\'';
}

QString bashScript(const std::vector<Place> &places)
{
    const auto valued = valueOptions(places);
    QString script = QStringLiteral(R"sh(# bash completion for pilothousectl, made by "pilothousectl completion bash"
_pilothousectl_profiles() {
    local folder="${PILOTHOUSE_HOME:-${XDG_CONFIG_HOME:-$HOME/.config}/pilothouse}/profiles" file
    for file in "$folder"/*.yaml; do
        [[ -e $file ]] && { file=${file##*/}; printf '%s\n' "${file%.yaml}"; }
    done
}

_pilothousectl_words() {
    case $1 in
)sh");
    for (const Place &place : places) {
        QStringList words;
        QStringList options;
        for (const auto &[word, summary] : place.next)
            words << word;
        for (const OptionSpec &option : place.options)
            options << dashed(option);
        script += QStringLiteral("    '%1') next='%2' options='%3' ;;\n").arg(place.path, words.join(u' '), options.join(u' '));
    }
    script += QStringLiteral(R"sh(    *) return 1 ;;
    esac
}

_pilothousectl() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path='' next='' options='' word i skip=''
    # readline takes "--option=value" for three words.
    [[ $current == = ]] && current=''
    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-2]}
    _pilothousectl_words ''
    for ((i = 1; i < COMP_CWORD; ++i)); do
        word=${COMP_WORDS[i]}
        [[ $word == = ]] && { skip=1; continue; }
        [[ -n $skip ]] && { skip=''; continue; }
        case $word in
        %1) skip=1 ;;
        -*) ;;
        *) [[ " $next " == *" $word "* ]] && { path=${path:+$path }$word; _pilothousectl_words "$path"; } ;;
        esac
    done
    COMPREPLY=()
    case $previous in
    --profile) mapfile -t COMPREPLY < <(compgen -W "$(_pilothousectl_profiles)" -- "$current"); return ;;
    %2) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
    %1) return ;;
    esac
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    elif [[ -n $next ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$next" -- "$current")
)sh")
                  .arg(alternatives(valued, [](const OptionSpec &) { return true; }),
                       alternatives(valued, [](const OptionSpec &option) { return isFile(option.value); }));
    for (const Place &place : places)
        if (!place.operands.empty() && place.operands.front() == QLatin1String("SHELL"))
            script += QStringLiteral(
                          "    elif [[ $path == '%1' ]]; then\n        mapfile -t COMPREPLY < <(compgen -W 'bash zsh fish' -- \"$current\")\n")
                          .arg(place.path);
    script += QLatin1String("    fi\n}\n\ncomplete -F _pilothousectl pilothousectl\n");
    return script;
}

/// "word:what it does" for _describe, whose separator is the colon.
QString described(const QString &word, QString text)
{
    return quoted(word + u':' + text.replace(u':', QLatin1String("\\:")));
}

QString zshScript(const std::vector<Place> &places)
{
    const auto valued = valueOptions(places);
    QString script = QStringLiteral(R"sh(#compdef pilothousectl
# zsh completion for pilothousectl, made by "pilothousectl completion zsh"
_pilothousectl_words() {
    case $1 in
)sh");
    for (const Place &place : places) {
        QStringList words;
        QStringList options;
        for (const auto &[word, summary] : place.next)
            words << (summary.isEmpty() ? quoted(word) : described(word, summary));
        for (const OptionSpec &option : place.options)
            options << described(dashed(option), option.help);
        script += QStringLiteral("    '%1') next=(%2) options=(%3) ;;\n").arg(place.path, words.join(u' '), options.join(u' '));
    }
    script += QStringLiteral(R"sh(    *) return 1 ;;
    esac
}

_pilothousectl() {
    local place='' word skip='' previous=$words[CURRENT-1]
    local -a next options profiles
    _pilothousectl_words ''
    for word in ${words[2,CURRENT-1]}; do
        [[ -n $skip ]] && { skip=''; continue }
        case $word in
        %1) skip=1 ;;
        -*) ;;
        *) (( ${next[(I)$word:*]} || ${next[(Ie)$word]} )) && { place=${place:+$place }$word; _pilothousectl_words "$place" } ;;
        esac
    done
    case $previous in
    --profile)
        profiles=(${PILOTHOUSE_HOME:-${XDG_CONFIG_HOME:-$HOME/.config}/pilothouse}/profiles/*.yaml(N:t:r))
        _describe profile profiles
        return ;;
    %2) _files; return ;;
    %1) return 1 ;;
    esac
    if [[ $words[CURRENT] == -* ]]; then
        _describe -o option options
    elif (( ${#next} )); then
        _describe command next
)sh")
                  .arg(alternatives(valued, [](const OptionSpec &) { return true; }),
                       alternatives(valued, [](const OptionSpec &option) { return isFile(option.value); }));
    for (const Place &place : places)
        if (!place.operands.empty() && place.operands.front() == QLatin1String("SHELL"))
            script += QStringLiteral("    elif [[ $place == '%1' ]]; then\n        local -a shells=(bash zsh fish)\n        _describe shell shells\n")
                          .arg(place.path);
    script += QLatin1String(
        "    fi\n}\n\nif [[ $funcstack[1] == _pilothousectl ]]; then\n    _pilothousectl \"$@\"\nelse\n    compdef _pilothousectl pilothousectl\nfi\n");
    return script;
}

QString fishScript(const std::vector<Place> &places)
{
    const auto valued = valueOptions(places);
    QString script = QStringLiteral(R"sh(# fish completion for pilothousectl, made by "pilothousectl completion fish"
function __pilothousectl_profiles
    set -l folder (set -q PILOTHOUSE_HOME; and echo $PILOTHOUSE_HOME; or begin; set -q XDG_CONFIG_HOME; and echo $XDG_CONFIG_HOME/pilothouse; or echo $HOME/.config/pilothouse; end)
    for file in $folder/profiles/*.yaml
        string replace -r '.*/(.*)\.yaml$' '$1' -- $file
    end
end

# The words of the command so far are exactly these.
function __pilothousectl_at
    set -l said
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
            case %1
                set skip 1
            case '-*'
            case '*'
                set -a said $word
        end
    end
    test "$said" = "$argv"
end

complete -c pilothousectl -f
)sh")
                         .arg(alternatives(valued, [](const OptionSpec &) { return true; }).replace(u'|', u' '));
    for (const Place &place : places) {
        const QString here
            = QStringLiteral("complete -c pilothousectl -n %1").arg(quoted(QStringLiteral("__pilothousectl_at %1").arg(place.path).trimmed()));
        for (const auto &[word, summary] : place.next)
            script += QStringLiteral("%1 -a %2%3\n").arg(here, word, summary.isEmpty() ? QString() : QStringLiteral(" -d ") + quoted(summary));
        if (!place.operands.empty() && place.operands.front() == QLatin1String("SHELL"))
            script += QStringLiteral("%1 -a 'bash zsh fish'\n").arg(here);
        for (const OptionSpec &option : place.options) {
            QString takes;
            if (option.name == QLatin1String("profile"))
                takes = QStringLiteral(" -x -a '(__pilothousectl_profiles)'");
            else if (isFile(option.value))
                takes = QStringLiteral(" -r -F");
            else if (!option.value.isEmpty())
                takes = QStringLiteral(" -x");
            script += QStringLiteral("%1 -l %2%3 -d %4\n").arg(here, option.name, takes, quoted(option.help));
        }
    }
    return script;
}

} // namespace

std::optional<Shell> shellNamed(const QString &word)
{
    if (word == QLatin1String("bash"))
        return Shell::Bash;
    if (word == QLatin1String("zsh"))
        return Shell::Zsh;
    if (word == QLatin1String("fish"))
        return Shell::Fish;
    return std::nullopt;
}

QString completionScript(const std::vector<CommandSpec> &table, Shell shell)
{
    const std::vector<Place> places = placesOf(table);
    switch (shell) {
    case Shell::Bash: return bashScript(places);
    case Shell::Zsh: return zshScript(places);
    case Shell::Fish: return fishScript(places);
    }
    return {};
}

} // namespace pilothouse::ctl
