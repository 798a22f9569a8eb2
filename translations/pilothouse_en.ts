<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>pilothouse::models::ComparisonModel</name>
    <message numerus="yes">
        <source>%n machines</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different values</source>
        <translation>
            <numerusform>%n different value</numerusform>
            <numerusform>%n different values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::models::SplitEditor</name>
    <message numerus="yes">
        <source>Apply %n rows…</source>
        <translation>
            <numerusform>Apply %n row…</numerusform>
            <numerusform>Apply %n rows…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AttestationPage</name>
    <message numerus="yes">
        <source>Verify %n machines</source>
        <translation>
            <numerusform>Verify %n machine</numerusform>
            <numerusform>Verify %n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machines</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verified</source>
        <translation>
            <numerusform>%n verified</numerusform>
            <numerusform>%n verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not verified</source>
        <translation>
            <numerusform>%n not verified</numerusform>
            <numerusform>%n not verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation>
            <numerusform>%n different</numerusform>
            <numerusform>%n different</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected</source>
        <translation>
            <numerusform>%n expected</numerusform>
            <numerusform>%n expected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n properties</source>
        <translation>
            <numerusform>%n property</numerusform>
            <numerusform>%n properties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machines compared</source>
        <translation>
            <numerusform>%n machine compared</numerusform>
            <numerusform>%n machines compared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AuditPage</name>
    <message numerus="yes">
        <source>%n entry(s) came after the check.</source>
        <translation>
            <numerusform>%n entry came after the check.</numerusform>
            <numerusform>%n entries came after the check.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed checkpoint(s)</source>
        <translation>
            <numerusform>%n signed checkpoint</numerusform>
            <numerusform>%n signed checkpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) are hidden by the filter. Esc clears it.</source>
        <translation>
            <numerusform>%n entry is hidden by the filter. Esc clears it.</numerusform>
            <numerusform>%n entries are hidden by the filter. Esc clears it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ClusterPage</name>
    <message numerus="yes">
        <source>The filter hides all %n CVMs</source>
        <translation>
            <numerusform>The filter hides the one CVM</numerusform>
            <numerusform>The filter hides all %n CVMs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 answered, but none of its %n rows could be read.</source>
        <translation>
            <numerusform>%1 answered, but its one row could not be read.</numerusform>
            <numerusform>%1 answered, but none of its %n rows could be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CVMs</source>
        <translation>
            <numerusform>%n CVM</numerusform>
            <numerusform>%n CVMs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a price</source>
        <translation>
            <numerusform>%n without a price</numerusform>
            <numerusform>%n without a price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n unhealthy</numerusform>
            <numerusform>%n unhealthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation>
            <numerusform>%n hidden by the filter</numerusform>
            <numerusform>%n hidden by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n states not in our list, shown as sent</source>
        <translation>
            <numerusform>%n state not in our list, shown as sent</numerusform>
            <numerusform>%n states not in our list, shown as sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows share an id: actions on them are refused</source>
        <translation>
            <numerusform>%n row shares an id: actions on it are refused</numerusform>
            <numerusform>%n rows share an id: actions on them are refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows skipped</source>
        <translation>
            <numerusform>%n row skipped</numerusform>
            <numerusform>%n rows skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CVMs selected</source>
        <translation>
            <numerusform>%n CVM selected</numerusform>
            <numerusform>%n CVMs selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows exported</source>
        <translation>
            <numerusform>%n row exported</numerusform>
            <numerusform>%n rows exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CvmActions</name>
    <message numerus="yes">
        <source>%n CVMs</source>
        <translation>
            <numerusform>%n CVM</numerusform>
            <numerusform>%n CVMs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DiffView</name>
    <message numerus="yes">
        <source>%n equal lines</source>
        <translation>
            <numerusform>%n equal line</numerusform>
            <numerusform>%n equal lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::FailureStrip</name>
    <message numerus="yes">
        <source>%1, %n tries.</source>
        <translation>
            <numerusform>%1, %n try.</numerusform>
            <numerusform>%1, %n tries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::MachineChooser</name>
    <message numerus="yes">
        <source>Compare %n machines</source>
        <translation>
            <numerusform>Compare %n machine</numerusform>
            <numerusform>Compare %n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them hidden by the filter</source>
        <translation>
            <numerusform>%n of them hidden by the filter</numerusform>
            <numerusform>%n of them hidden by the filter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ResultView</name>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation>
            <numerusform>%1: %n done</numerusform>
            <numerusform>%1: %n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n again…</source>
        <translation>
            <numerusform>Try %n again…</numerusform>
            <numerusform>Try %n again…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RollbackAlarm</name>
    <message numerus="yes">
        <source>%1. %2 at %3: %4, %n attempt(s). Trying again until read back.</source>
        <translation>
            <numerusform>%1. %2 at %3: %4, %n attempt. Trying again until read back.</numerusform>
            <numerusform>%1. %2 at %3: %4, %n attempts. Trying again until read back.</numerusform>
        </translation>
    </message>
</context>
</TS>
