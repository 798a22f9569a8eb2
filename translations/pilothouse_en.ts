<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ComparisonText</name>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform> (and %n more)</numerusform>
            <numerusform> (and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1%2 %3; %n other identity properties are equal.</source>
        <translation>
            <numerusform>%1%2 %3; %n other identity property is equal.</numerusform>
            <numerusform>%1%2 %3; %n other identity properties are equal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n identity properties that were given are equal.</source>
        <translation>
            <numerusform>The one identity property that was given is equal.</numerusform>
            <numerusform>All %n identity properties that were given are equal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachineChecks</name>
    <message numerus="yes">
        <source>%n bytes as received.</source>
        <translation>
            <numerusform>%n byte as received.</numerusform>
            <numerusform>%n bytes as received.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events give exactly the registers of the quote.</source>
        <translation>
            <numerusform>%n event gives exactly the registers of the quote.</numerusform>
            <numerusform>%n events give exactly the registers of the quote.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h old</source>
        <translation>
            <numerusform>%n h old</numerusform>
            <numerusform>%n h old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d old</source>
        <translation>
            <numerusform>%n d old</numerusform>
            <numerusform>%n d old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>out of date since %n d</source>
        <translation>
            <numerusform>out of date since %n d</numerusform>
            <numerusform>out of date since %n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next update in %n h</source>
        <translation>
            <numerusform>next update in %n h</numerusform>
            <numerusform>next update in %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next update in %n d</source>
        <translation>
            <numerusform>next update in %n d</numerusform>
            <numerusform>next update in %n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OnChainText</name>
    <message numerus="yes">
        <source>%n change(s) wait for their contracts&apos; owners</source>
        <translation>
            <numerusform>1 change waits for its contract&apos;s owner</numerusform>
            <numerusform>%n changes wait for their contracts&apos; owners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProverDetail</name>
    <message numerus="yes">
        <source>%n deployments: new tasks replace old ones</source>
        <translation>
            <numerusform>%n deployment: new tasks replace old ones</numerusform>
            <numerusform>%n deployments: new tasks replace old ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondOpinionText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and 1 more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchText</name>
    <message numerus="yes">
        <source>%n proven</source>
        <translation>
            <numerusform>%n proven</numerusform>
            <numerusform>%n proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not proven</source>
        <translation>
            <numerusform>%n not proven</numerusform>
            <numerusform>%n not proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without evidence</source>
        <translation>
            <numerusform>%n without evidence</numerusform>
            <numerusform>%n without evidence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not running</source>
        <translation>
            <numerusform>%n not running</numerusform>
            <numerusform>%n not running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%1 of %n quotes from files</source>
        <translation>
            <numerusform>%1 of %n quote from files</numerusform>
            <numerusform>%1 of %n quotes from files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::models::ComparisonModel</name>
    <message numerus="yes">
        <source>%n different values</source>
        <translation>
            <numerusform>%n different value</numerusform>
            <numerusform>%n different values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::models::ProverTableModel</name>
    <message numerus="yes">
        <source>%n deployments at the same time: old tasks still run</source>
        <translation>
            <numerusform>%n deployment: old tasks still run</numerusform>
            <numerusform>%n deployments at the same time: old tasks still run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AdviceList</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more machines with trouble of the same kind: see the tab Checks.</source>
        <translation>
            <numerusform>%n more machine with trouble of the same kind: see the tab Checks.</numerusform>
            <numerusform>%n more machines with trouble of the same kind: see the tab Checks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AgentsPage</name>
    <message numerus="yes">
        <source>The orchestrator answered, but none of its %n rows could be read.</source>
        <translation>
            <numerusform>The orchestrator answered, but its only row could not be read.</numerusform>
            <numerusform>The orchestrator answered, but none of its %n rows could be read.</numerusform>
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
    <message numerus="yes">
        <source> · %n not checked</source>
        <translation>
            <numerusform> · %n not checked</numerusform>
            <numerusform> · %n not checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machines compared</source>
        <translation>
            <numerusform>%1 of %n machine compared</numerusform>
            <numerusform>%1 of %n machines compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in dispute</source>
        <translation>
            <numerusform>1 in dispute</numerusform>
            <numerusform>%n in dispute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChipRow</name>
    <message numerus="yes">
        <source>%n more, for which there is no room</source>
        <translation>
            <numerusform>%n more, for which there is no room</numerusform>
            <numerusform>%n more, for which there is no room</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ClusterPage</name>
    <message numerus="yes">
        <source>%1 answered, but none of its %n rows could be read.</source>
        <translation>
            <numerusform>%1 answered, but its one row could not be read.</numerusform>
            <numerusform>%1 answered, but none of its %n rows could be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ClusterStep</name>
    <message numerus="yes">
        <source>%n vCPU</source>
        <translation>
            <numerusform>%n vCPU</numerusform>
            <numerusform>%n vCPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EvidenceExporter</name>
    <message numerus="yes">
        <source>Write a certificate of %n machines</source>
        <translation>
            <numerusform>Write a certificate of %n machine</numerusform>
            <numerusform>Write a certificate of %n machines</numerusform>
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
    <name>pilothouse::ui::ModelActions</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>1 model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::OutcomeView</name>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation>
            <numerusform>%1: 1 done</numerusform>
            <numerusform>%1: %n done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PropertyPanel</name>
    <message numerus="yes">
        <source>%n machines</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more values; copy them from the matrix.</source>
        <translation>
            <numerusform>%n more value; copy it from the matrix.</numerusform>
            <numerusform>%n more values; copy them from the matrix.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the tab Events</source>
        <translation>
            <numerusform>%n more in the tab Events</numerusform>
            <numerusform>%n more in the tab Events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ProversPage</name>
    <message numerus="yes">
        <source>AWS answered: %n clusters, none of which has a service that could be read.</source>
        <translation>
            <numerusform>AWS answered: %n cluster, which has no service that could be read.</numerusform>
            <numerusform>AWS answered: %n clusters, none of which has a service that could be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::QuotePanel</name>
    <message numerus="yes">
        <source>offset %1 (0x%2) · %n bytes</source>
        <translation>
            <numerusform>offset %1 (0x%2) · %n byte</numerusform>
            <numerusform>offset %1 (0x%2) · %n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ReferenceButton</name>
    <message numerus="yes">
        <source>OS images: %n known</source>
        <translation>
            <numerusform>OS images: %n known</numerusform>
            <numerusform>OS images: %n known</numerusform>
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
</context>
<context>
    <name>pilothouse::ui::SecondOpinionAsker</name>
    <message numerus="yes">
        <source>%1 of %n quotes</source>
        <translation>
            <numerusform>%1 of 1 quote</numerusform>
            <numerusform>%1 of %n quotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask %1 about %n machines</source>
        <translation>
            <numerusform>Ask %1 about 1 machine</numerusform>
            <numerusform>Ask %1 about %n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 judges %2 of %n machines as this desk does.</source>
        <translation>
            <numerusform>%1 judges %2 of 1 machine as this desk does.</numerusform>
            <numerusform>%1 judges %2 of %n machines as this desk does.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::WatchPanel</name>
    <message numerus="yes">
        <source>%n verdicts</source>
        <translation>
            <numerusform>%n verdict</numerusform>
            <numerusform>%n verdicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older ones are gone</source>
        <translation>
            <numerusform>%n older one is gone</numerusform>
            <numerusform>%n older ones are gone</numerusform>
        </translation>
    </message>
</context>
</TS>
