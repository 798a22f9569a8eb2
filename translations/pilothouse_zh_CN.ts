<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ComparisonAdvice</name>
    <message>
        <source>The compose hash differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These machines were deployed from other app-compose files. The tab App-compose shows the lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that both were deployed from the same commit: compare the git SHA of the version route, or of the image labels, with your tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the line “cluster:” in docker-compose.yml. A value of its own for each cluster gives each machine its own hash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy again from the same tag, with the same compose file on every machine, then verify again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image of the machine differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On SGX this row is called MR_ENCLAVE. A TDX machine has MRTD (firmware), RTMR1 (kernel) and RTMR2 (command line, initrd) in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the dstack versions of the clusters: another version brings another firmware and kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See whether the base image was updated on one of them between the two deployments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise ask the vendor&apos;s support and send the evidence bundle: it holds quotes, logs and collateral, and no secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS: the name is not known. The instance is gone, or the gateway&apos;s domain is another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect: the name is known but nothing accepts the connection. Look at firewall, port and the machine&apos;s state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS: something answers, but not with a certificate that this desk trusts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed: something accepts the connection and hangs up without an answer. Usually the gateway knows the name and no machine stands behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time: the connection stands and nothing comes back. The application hangs, or boots still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP: the machine answers, but not on this route. The application has no attestation route, or refuses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gave no quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As received: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no node named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State at the cloud: the cloud says “%1”, %2. Its dashboard: https://cloud.phala.network/dashboard/cvms/%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State at the cloud: look the machine up at https://cloud.phala.network/dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network: take the four steps apart. DNS: does the name resolve? Connect: does the port accept? TLS: is the certificate the gateway&apos;s? HTTP: which status comes back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health route of the application: curl -fsS %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freshness is not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else agrees. A TDX quote has no date; these were not made for a challenge of ours, so they may be old ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A TDX quote has no date; without a challenge an old quote cannot be told from a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the application offer one route: GET /attestation?challenge=TEXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It passes SHA-512(&quot;app-data:&quot; + TEXT) as report data to the guest&apos;s socket /var/run/dstack.sock (GetQuote).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers {&quot;quote&quot;, &quot;event_log&quot;, &quot;report_data&quot;, &quot;vm_config&quot;}. Deploy it, then verify again: the fifth rung turns green.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You compared a machine with itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both names lead to the same platform and the same instance, so their equality proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use instance addresses (INSTANCE-PORT.GATEWAY), not the application&apos;s: the gateway answers for an application from any of its machines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another machine and verify again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote was replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature is good, but the quote was made for another challenge: an old quote, or one of another machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify again: each run sends a new challenge to each machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it stays so, whatever answers at this address does not run in the machine that made the quote. Take the machine out of traffic and keep the evidence bundle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second compose-hash event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event log names a compose hash that was not measured at boot. Only the boot section counts; what comes after system-ready is the application&apos;s own word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the tab Events for the event after system-ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which program in the machine extends RTMR3, and why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonText</name>
    <message>
        <source>Same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same code, other machine shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, replayed quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, freshness unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, measurements not explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, signature not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explained by the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTMR0 CPU, memory, devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTMR1 kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTMR2 initrd, command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTMR3 run-time events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MRTD firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mr_image (as MR_ENCLAVE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TDATTRIBUTES, debug bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XFAM CPU features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MRCONFIGID, set at launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MRSIGNERSEAM, module signer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MRSEAM TDX module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine shape, claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCB status, Intel’s rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PPID platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2%3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They share platform and instance, so they prove nothing about each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1%2 %3; %n other identity properties are equal.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Majority is not truth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n identity properties that were given are equal.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>RTMR0 differs as the claimed shapes do: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 quotes verified here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, collateral %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (TCB evaluation %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, strict profile.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CvmDetail</name>
    <message>
        <source>%1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 says “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list names this id twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gave two machines the id %2. Nothing was changed. Actions on either are refused until the list tells them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The boot failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list of %1%2. Nothing was changed. A restart boots it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, at the step “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list gives no reason. Nothing was changed. A restart boots it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs a development image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 allows logins that no measurement shows: what it keeps is not confidential, whatever its quote says. Deploy it on a release image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name mixes letters of different scripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be made to look like another machine&apos;s. Compare the id before acting on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a state this console knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shown as %1 sent it and counts as unknown: never as running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older than its limit: may have changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boot: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An operation is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a development image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the image is a development one is not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No public address: cannot be challenged from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody at this desk has checked this machine yet. What the cloud&apos;s list says of it is a claim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OS image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataAge</name>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>过时</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>retry in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>next in %1</source>
        <translation>%1后更新</translation>
    </message>
</context>
<context>
    <name>DeskCheck</name>
    <message>
        <source>Core dumps are off for this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Core dumps: could not be asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Core dumps are off for this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Core dumps are on for this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets in memory would be in a dump: start with “ulimit -c 0”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session bus: no keychain and no theme of the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from a desktop session, or give secrets by file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session bus is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: %1, not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: %1, locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: none answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: %1, slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: another back end than before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phala command line: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phala command line not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed here; copied commands use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HAProxy: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HAProxy not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed only by the demo fleet&apos;s cutover.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnvironmentLook</name>
    <message>
        <source>NO ENVIRONMENT</source>
        <translation>无环境</translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>预发布</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>演示</translation>
    </message>
</context>
<context>
    <name>EventDiff</name>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one of the two machines measured it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by the application after boot: it counts for nothing in the comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal on both machines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual hardware: may differ with CPU count, memory and devices. The row RTMR0 says whether the claimed shapes explain it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each machine has its own; it is why two honest twins differ in RTMR3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be equal and is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The boot of the guest begins; everything before system-ready counts for identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The root file system (older images).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application that the machine booted for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the app-compose file: decides which containers run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine&apos;s own identity; it must differ between two machines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The identity of the boot is complete; keys may be asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurement of the key management that gave the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operating system image, as the key management named it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gives the machine its keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File system of the data disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The boot is over. What comes later is the application&apos;s own word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script that ran before the containers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the machine accepts as a GPU.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterExpression</name>
    <message>
        <source>The quotation mark is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
    <message>
        <source>There is no field “%1”. Fields: %2. Put text with a colon in quotation marks.</source>
        <translation>没有字段“%1”。可用字段：%2。含冒号的文本请放在引号内。</translation>
    </message>
    <message>
        <source>After the minus sign a word is missing.</source>
        <translation>减号后缺少一个词。</translation>
    </message>
    <message>
        <source>Between the quotation marks a word is missing.</source>
        <translation>引号之间缺少一个词。</translation>
    </message>
    <message>
        <source>After “%1:” a value is missing.</source>
        <translation>“%1:”之后缺少值。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 %2/h</source>
        <comment>amount, currency</comment>
        <translation>%1 %2/小时</translation>
    </message>
    <message>
        <source>%1 %2/month</source>
        <comment>amount, currency</comment>
        <translation>%1 %2/月</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>MachineChecks</name>
    <message>
        <source>Not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every length and type in it agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the machine again. If the same comes back, keep the evidence bundle: this is not a quote as Intel&apos;s enclave makes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral and revocation lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by Intel, in force at the time of the verdict, nothing of this platform revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch collateral again (F5) or add a collateral file for this platform. For old evidence, fix the time of verification. A revoked platform must not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCK certificate chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed link by link up to the pinned root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform&apos;s key does not come from the trust root of this environment: do not use the machine, and ask the provider with the evidence bundle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoting enclave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intel&apos;s own, in production mode, and it vouches for the attestation key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the provider to update the platform&apos;s quoting enclave; until then the machine proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature of the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header and report are exactly as the attestation key signed them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quote was changed after it was signed. Do not use the machine; keep the evidence bundle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of the platform (TCB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intel&apos;s list knows this level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the provider for a machine on an up-to-date platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a debug machine, no service machine bound, reserved bits zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A debug machine can be read by its host: deploy again in production mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine gave no quote. What it says about itself proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that the machine is reachable by its instance address and offers an attestation route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n bytes as received.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>An earlier check failed, so this one says nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the evidence bundle and ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCB status and policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no status without a verified quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Intel&apos;s own rules give %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by the strict profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Open advisories: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the advisories below. Ask the provider to update the platform, or move the machine; the policy of this environment does not accept this status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted by the policy of this environment. Read the advisories and see that they do not concern you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event log replays to the registers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no event log, so nothing explains the registers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the attestation route answer with event_log, or allow public_tcbinfo in the app-compose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n events give exactly the registers of the quote.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The log cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more findings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An identity event appears twice: one of them was added later to pass for another application. Believe neither, and deploy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A log that does not replay was forged or cut. Ask the machine again; if it stays so, do not use it and keep the evidence bundle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no verified quote to replay against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boot section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log does not replay, so it names nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names application, compose hash and instance, and ends with system-ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not name the application, or ends before system-ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the machine has booted, then verify again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late compose event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> After boot the application added a compose-hash event of its own: it counts for nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the tab Events. An application that names another compose hash after boot wants to be taken for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>app-compose is the one that was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No compose hash was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the exact text is the measured compose-hash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The served text hashes to another value. A hash of docker-compose.yml alone can never be equal: the compose hash covers the whole app-compose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the served text with your own in the tab App-compose; spelling and spaces count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine does not serve its app-compose, so the hash cannot be tied to a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow public_tcbinfo in the app-compose, or let the cloud&apos;s API show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images pinned by digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One image, named by its digest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 images, each named by its digest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose hash does not fix this code: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name every image with @sha256: in the compose file and deploy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app-compose names no image that we can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims agree with what was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing the machine says about itself contradicts its quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no verified quote to hold them against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contradict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Believe the measured value. A machine that says something else about itself is faulty or lies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two such machines never share keys. Deploy with a KMS if they must.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresh: answers our challenge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no verified quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quote answers the challenge of this run, or binds the key of the very connection that served it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quote was made for another challenge: an old one, or one of another machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify again. If it stays so, something between you and the machine answers in its place: do not use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No challenge was possible. A quote has no date, so this one may be old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the application offer GET /attestation?challenge=… and answer with a quote whose report data is SHA-512(&quot;app-data:&quot; + challenge).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating system image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reference table of released images was given; the registers are compared between machines only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On-chain allow-list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contract was given in this comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n h old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>out of date since %n d</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next update in %n h</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next update in %n d</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reached at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCB status, strict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By Intel&apos;s rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>platform %1, enclave %2, module %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no page known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCB info %1, QE identity %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QE identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCB level of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FMSPC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PPID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compose-hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>app-id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instance-id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>No data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CVMs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the first answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CVM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no comparison in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same code, other shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 gate closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gates closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no run open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 signed checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phala Cloud API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plane %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plane %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates as the cloud&apos;s API gives them for what is not stopped. Disks and traffic are not included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete: %1 CVMs have no rate. Disks and traffic are not included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources %1 of %2 good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit not checked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit: checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit broken: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit: empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit intact · %1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback not confirmed: %1 may still get traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cutover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tripped: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, rolls back at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The split in force is not the confirmed one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router does not answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate “%1” fails: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate “%1” is stale: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate “%1” is unknown: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phala Cloud: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: Phala says “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more CVMs that fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row of the list could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows of the list could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record was not checked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tip differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit: the tip is not the one kept in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileDraft</name>
    <message>
        <source>Phala Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cutover %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orchestrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PropertyPanel</name>
    <message>
        <source>SHA-256 of the app-compose file. Measured at boot in RTMR3; decides which containers run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application&apos;s identity, measured at boot in RTMR3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build-time measurement of the machine: its virtual firmware. With RTMR1 and RTMR2 it is what MR_ENCLAVE is on SGX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual hardware and firmware settings: differs with vCPU count, memory, devices and the emulator&apos;s version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel command line and initial file system; carries the hash of the root file system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run-time events. Holds the instance id, so two honest twins differ here: compare event by event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image identity in short form: a hash over MRTD, RTMR1 and RTMR2, without the machine&apos;s shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operating system image, as measured at boot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gives the machine its keys. Machines that share keys have the same one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes of the trust domain. A debug machine can be read by its host and is rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which extended processor features the machine may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by the host at launch and signed in the quote; binds the machine to its app-compose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build of the TDX module. Different builds are informational when both are verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How current platform, TDX module and quoting enclave are by Intel&apos;s own list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine&apos;s own identity. Two machines with the same one are one machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity of the physical platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>64 bytes that the machine put into its quote: the answer to our challenge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signer of the TDX module; zero means Intel. MR_SIGNER of SGX has no counterpart in a trust domain: this one is about the module.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPUs, memory and devices as the host claims them. It explains RTMR0 and proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dstack&apos;s hash over all registers, RTMR3 among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model of the physical platform; decides which collateral judges it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProvenanceText</name>
    <message>
        <source>time not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, block %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed, compared with nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not mined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hash fixes these bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose hash does not fix what runs here: name the image with @sha256:.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A commit that the text names; it is a claim unless it is the one that was checked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compose-hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 node asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 nodes asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nodes contradict each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim of one node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete, and all nodes agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2 Transaction as written: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not looked up: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row is confirmed, and the machines of each version agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row is not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows are not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 version differs between machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 versions differ between machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all rows could be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>Tr</name>
    <message>
        <source>Deploy 1 machine again from the released tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy %1 machines again from one tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tag that was released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy %1 with that compose file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phala Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tag is the right one is for you to say: the majority of machines is not the truth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each machine restarts and loses what it holds in memory. A new compose hash must be on the allow-list before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine keeps its old version or stays stopped; the others are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy again from the tag before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not run from here: the compose file lies in your repository. Copy the commands.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchText</name>
    <message>
        <source>Compose hash changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MRTD (firmware) changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTMR1 (kernel) changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTMR2 (command line, initrd) changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key provider changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCB status changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives no evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 of 5, absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 of 5, present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 of 5, parsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 of 5, signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 of 5, measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 of 5, fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last known good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last known good at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged by %1 at %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleared at %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCB status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compose-hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n proven</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not proven</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without evidence</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every %1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every %1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WriteUnlock</name>
    <message>
        <source>Unlock writes in %1 for 15 minutes</source>
        <translation>在 %1 中解锁写入 15 分钟</translation>
    </message>
    <message>
        <source>Unlock for 15 min</source>
        <translation>解锁 15 分钟</translation>
    </message>
    <message>
        <source>Record who unlocked, and when</source>
        <translation>记录由谁、在何时解锁</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Show the verbs that change something</source>
        <translation>显示会产生更改的操作</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>If it cannot be recorded, nothing is unlocked.</source>
        <translation>如果无法记录，则不会解锁。</translation>
    </message>
    <message>
        <source>“Lock now”, or wait: it locks itself after 15 minutes.</source>
        <translation>“立即锁定”，或等待：15 分钟后自动锁定。</translation>
    </message>
    <message>
        <source>None. Each change still has its own plan. ROLL BACK works locked, too.</source>
        <translation>无。每项更改仍有各自的计划。锁定时也可以回滚。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ErrorText</name>
    <message>
        <source>Correct the input and try again.</source>
        <translation>请更正输入后重试。</translation>
    </message>
    <message>
        <source>Refresh the list: it may be gone already.</source>
        <translation>请刷新列表：它可能已不存在。</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>准备好后请重新开始。</translation>
    </message>
    <message>
        <source>Check the address and the network, then try again.</source>
        <translation>请检查地址和网络，然后重试。</translation>
    </message>
    <message>
        <source>Try again; if it stays slow, look at the remote&apos;s own status.</source>
        <translation>请重试；如果仍然很慢，请查看远端自身的状态。</translation>
    </message>
    <message>
        <source>Read the state back before doing it again.</source>
        <translation>再次执行之前，请先回读状态。</translation>
    </message>
    <message>
        <source>Check the key of this environment under Secrets.</source>
        <translation>请在“密钥”中检查此环境的密钥。</translation>
    </message>
    <message>
        <source>Ask for the right with the owner of this key.</source>
        <translation>请向此密钥的所有者申请权限。</translation>
    </message>
    <message>
        <source>Refresh, read what changed, and plan again.</source>
        <translation>请刷新，查看有何变化，然后重新制定计划。</translation>
    </message>
    <message>
        <source>Wait %1 s, then try again.</source>
        <translation>请等待 %1 秒后重试。</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>请稍候再试。</translation>
    </message>
    <message>
        <source>Look at the raw answer; the address may be of something else.</source>
        <translation>请查看原始应答；该地址可能属于其他服务。</translation>
    </message>
    <message>
        <source>Check that the address is the right one.</source>
        <translation>请检查地址是否正确。</translation>
    </message>
    <message>
        <source>Look at the remote&apos;s own status, then try again.</source>
        <translation>请查看远端自身的状态，然后重试。</translation>
    </message>
    <message>
        <source>Unlock or start the keychain, then try again.</source>
        <translation>请解锁或启动钥匙串，然后重试。</translation>
    </message>
    <message>
        <source>Check free space and permissions of the state folder.</source>
        <translation>请检查状态文件夹的可用空间和权限。</translation>
    </message>
    <message>
        <source>Report this with the diagnostics.</source>
        <translation>请附上诊断信息报告此问题。</translation>
    </message>
    <message>
        <source>Outcome unknown: the request was sent, its answer was lost.</source>
        <translation>结果未知：请求已发送，但应答丢失。</translation>
    </message>
    <message>
        <source>Nothing was changed; what was shown before is kept.</source>
        <translation>未作任何更改；保留之前显示的内容。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
</context>
<context>
    <name>pilothouse::console::Console</name>
    <message>
        <source>The demo fleet ended</source>
        <translation>演示机群已结束</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Cutover</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::AuditTableModel</name>
    <message>
        <source>operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written before the action. What came of it is an entry of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::models::ComparisonModel</name>
    <message>
        <source>1 present  2 parsed  3 signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 measurements  5 fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n different values</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Verdict ladder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 present  2 parsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 more, equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more, equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more, %2 odd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::models::CutoverText</name>
    <message>
        <source>Pass, degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tripped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live intents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed + pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fallback kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all on the old plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of analyze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analyze, create 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pay 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fallback removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router does not count requests per intent: see the line below. README.md shows how it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests of this intent that the router counted since it started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests of this intent that the router counted since the last move, %1 UTC.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::models::CvmTableModel</name>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boot failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud&apos;s list gives no state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud says “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list names this id twice: actions on it are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name mixes letters of different scripts that look alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
A claim of the cloud, not proven.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody at this desk has checked this machine yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” in the node&apos;s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD/h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OS image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::models::EventTableModel</name>
    <message>
        <source>after boot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::models::MachineChoiceModel</name>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phala Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose hash (claimed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::models::MachineListModel</name>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::models::PowerResultModel</name>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::models::QuoteRegionModel</name>
    <message>
        <source>%1, %2 bytes at offset %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::models::RowTableModel</name>
    <message>
        <source>%1 (stale)</source>
        <translation>%1（过时）</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::SplitEditor</name>
    <message>
        <source>Apply…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply %1 → %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo last move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply 1 row…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply %1 rows…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ActivityDrawer</name>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Close activity</source>
        <translation>关闭活动面板</translation>
    </message>
    <message>
        <source>Nothing has run since this window was opened.</source>
        <translation>打开此窗口以来尚未运行任何操作。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ActivityItem</name>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>%1%2 · %3</source>
        <translation>%1%2 · %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AdviceList</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more machines with trouble of the same kind: see the tab Checks.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence bundle…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AgeLabel</name>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AttemptList</name>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1, 2, 4, 8, 15 s, then every 15 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: the audit record cannot be written now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AttentionList</name>
    <message>
        <source>Nothing needs you now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AttentionRow</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AttestationPage</name>
    <message>
        <source>Attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose machines, and back to the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the machine under the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify again with new challenges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored quotes, fleets and collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Verify %n machines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n machines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Verdict not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n verified</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not verified</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n properties</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 same · %2 expected · %3 different · %4 missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equality is computed on full bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n machines compared</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>quotes asked for by this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking machines for fresh quotes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which machines run the same code?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence bundle (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export certificate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App-compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a quote from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks of the machine under the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole value of the cell or region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next and previous difference of the app-compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading 1 file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds more than a quote can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these machines answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it apart: DNS (does the name resolve), connect (does the port accept), TLS (is the certificate trusted), HTTP (which status), then the machine’s state at the cloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> · %n not checked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These machines are not in this environment&apos;s list, so there is nothing to deploy from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machines compared</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>stored quotes, verified by this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does every machine still run what it ran?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does the code come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 alarm of the watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alarms of the watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a certificate of this comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Write a certificate of %n machines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, manifest %2, signed by key %3%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (made for this certificate)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>append-only, hash-chained, verifiable offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entries of this environment appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record could not be checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every entry&apos;s hash, every link, every signature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tip differs from the anchor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1 in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tip %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No anchor is kept outside: the keychain is not available, so a cut tail would not be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tip agrees with the anchor in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tip does not agree with the anchor in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intact: %1 entries, no gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken at entry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended and done are two entries; a crash between them is seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change made from this desk is entered before it is sent and again with its outcome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: words, field:value, -without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the record again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip (*.zip);;Folder (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>action:shift actor:operator -result:recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines, CSV, and a report in HTML and PDF, in one folder or zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entry came after the check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries came after the check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 signed checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 signed checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show entry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 is not in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted, or it is older than what is read here. The verdict above says what is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entry is hidden by the filter. Esc clears it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries are hidden by the filter. Esc clears it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain breaks here · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::BellButton</name>
    <message>
        <source>Nothing needs attention</source>
        <translation>没有需要处理的事项</translation>
    </message>
    <message>
        <source>1 thing needs attention</source>
        <translation>1 项需要处理</translation>
    </message>
    <message>
        <source>%1 things need attention</source>
        <translation>%1 项需要处理</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChainView</name>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CheckRow</name>
    <message>
        <source>What to do: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChecksPanel</name>
    <message>
        <source>Machines of this comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 checks pass · %3 fail · %4 to look at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ClusterPage</name>
    <message>
        <source>No cloud is set up in this environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile %1 has no section “phala”. With api-url in it, its CVMs stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of them matches what is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No CVM runs here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered and its list is empty. Nothing is filtered out, and no row was skipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 answered, but none of its %n rows could be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of CVMs was asked for; nothing has come back so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phala Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the shown rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CVMs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter, then back to the table; close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all rows that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows, values in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the selected in Attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the list now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hatched cells were live values; names and hashes do not age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export, marked stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter hides the only CVM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter hides all %1 CVMs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 CVM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 CVMs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 without a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hidden by the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hidden by the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 state not in our list, shown as sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 states not in our list, shown as sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row shares an id: actions on it are refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows share an id: actions on them are refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and 1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 CVM selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 CVMs selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows exported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ComparisonView</name>
    <message>
        <source>Comparison of machines, property by property</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ComposePanel</name>
    <message>
        <source>Whole file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>app-compose of two machines, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No app-compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not serve its app-compose, so its hash cannot be tied to a text. Allow public_tcbinfo in the app-compose, or let the cloud’s API show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal, byte by byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same content, other spelling from byte %1 on: the hash covers every blank</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ConditionRow</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CutoverPage</name>
    <message>
        <source>Cutover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo last move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run canary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the new plane to test its dependencies now. It calls five outside services and uses their quota.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROLL BACK: all intents to the old plane, now, without a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the wanted percent by 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the wanted percent by 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read router, planes and gates again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applied in the console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split not applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2 · run %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The split in force is not the one that was confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Expected %2; found %3. Nothing was changed by this desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix is locked until the rollback is read back. Requests already on the new plane are left to finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steers this cutover; this window only looks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only: unlock writes to move traffic. ROLL BACK works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to apply: move a handle or type a percent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CvmActions</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare in Attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only: unlock writes in the bar above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3 not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details say why, for each of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied as commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They read the same from a shell. No secret is in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy compose hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 CVM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 CVMs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CvmPanel</name>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare in Attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared side by side it shows which of them run the same code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CvmToolbar</name>
    <message>
        <source>state:failed node:prod7 hash:ab12*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DetailPanel</name>
    <message>
        <source>Close details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DiffView</name>
    <message>
        <source>1 equal line</source>
        <translation>1 行相同</translation>
    </message>
    <message>
        <source>%1 equal lines</source>
        <translation>%1 行相同</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DigestLines</name>
    <message>
        <source>value %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EntryPanel</name>
    <message>
        <source>Entry %1 belongs to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EnvironmentBar</name>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Switch environment</source>
        <translation>切换环境</translation>
    </message>
    <message>
        <source>Switch environment  Ctrl+E</source>
        <translation>切换环境  Ctrl+E</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>All intents to the old plane, now. No question is asked. Ctrl+Alt+R</source>
        <translation>立即将所有意图切回旧平面，不再询问。Ctrl+Alt+R</translation>
    </message>
    <message>
        <source>All intents to the old plane, now  Ctrl+Alt+R</source>
        <translation>立即将所有意图切回旧平面  Ctrl+Alt+R</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Running and recent operations  Ctrl+J</source>
        <translation>正在运行和最近的操作  Ctrl+J</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 项运行中</translation>
    </message>
    <message>
        <source>Activity, %1</source>
        <translation>活动，%1</translation>
    </message>
    <message>
        <source>Writes allowed</source>
        <translation>允许写入</translation>
    </message>
    <message>
        <source>Writes unlocked</source>
        <translation>写入已解锁</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Unlock writes…</source>
        <translation>解锁写入…</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EnvironmentBlock</name>
    <message>
        <source>Environment: %1</source>
        <translation>环境：%1</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EventsPanel</name>
    <message>
        <source>Boot section of RTMR3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All registers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of two machines, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 same · %2 expected · %3 different · %4 missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both logs replay to their quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not both logs replay: names and payloads are claims</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EvidenceView</name>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer as received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sha256 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close evidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::FailureStrip</name>
    <message>
        <source>Raw answer</source>
        <translation>原始应答</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n tries.</source>
        <translation>
            <numerusform>%1，已尝试 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>You see the last good answer; what changes something is off until a fresh read.</source>
        <translation>当前显示的是最后一次有效应答；在重新读取之前，会产生更改的操作不可用。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::FilterField</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::FirstRunPage</name>
    <message>
        <source>No environment yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around on made-up data, or connect to the real thing. You can do both, they never mix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fleet with one machine that runs other code, two planes and a real router. Everything works, nothing is real.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account, no network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every picture says DEMO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name, a kind and the addresses. You see the file before it is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets stay in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production opens read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open what you have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A profile of another desk. It is checked line by line first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrites nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys: press</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pilothouse %1 · GPL-3.0-or-later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets are asked for where they are first needed and go to the keychain, never into this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unique on this desk; stands on every window, plan and report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production: opens read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phala Cloud address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the names of its CVMs begin with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral service (PCCS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: quotes are verified only with collateral that you give.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file as it will be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An environment of this name is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles (*.yaml *.yml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on this desk already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Change the name in the file, or remove the old profile first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a sound profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything by name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::FreshnessLabel</name>
    <message>
        <source>Data: %1, %2</source>
        <translation>数据：%1，%2</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::GateCard</name>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::HashLabel</name>
    <message>
        <source>no digest</source>
        <translation>无摘要</translation>
    </message>
    <message>
        <source>digest %1</source>
        <translation>摘要 %1</translation>
    </message>
    <message>
        <source>Copy all digits</source>
        <translation>复制全部数位</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::HexView</name>
    <message>
        <source>Bytes of the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 bytes at offset %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, byte %2 of %3. %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::JournalView</name>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was moved or measured by a run yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>any key closes</source>
        <translation>按任意键关闭</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有页面</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::MachineChooser</name>
    <message>
        <source>Verify as of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral is valid for about 30 days: old evidence is verified at its own time, and the verdict says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of verification, UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machines and files that can be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Compare %n machines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 chosen. Choose at least one more to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two or more machines, or add stored quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of them hidden by the filter</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>name, node, compose hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking machines for fresh quotes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filtered out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows are hidden by your filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of machines could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Stored quotes and fleet files can be compared all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud lists no machine in this environment. Add stored quotes, a fleet file or an evidence bundle to compare those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of machines has not been read. Files can be added meanwhile: a quote, a GetQuote answer, a fleet file, collateral.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::MainWindow</name>
    <message>
        <source>%1 · %2 · Pilothouse</source>
        <translation>%1 · %2 · Pilothouse</translation>
    </message>
    <message>
        <source>Pilothouse</source>
        <translation>Pilothouse</translation>
    </message>
    <message>
        <source>Audit: empty, will be started with your first environment</source>
        <translation>审计：为空，添加第一个环境后开始记录</translation>
    </message>
    <message>
        <source>No sources</source>
        <translation>无数据源</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Add an environment…</source>
        <translation>添加环境…</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>本页快捷键</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Nothing to roll back</source>
        <translation>没有可回滚的内容</translation>
    </message>
    <message>
        <source>This environment has no cutover.</source>
        <translation>此环境没有配置切换。</translation>
    </message>
    <message>
        <source>pressed by the operator</source>
        <translation>由操作员按下</translation>
    </message>
    <message>
        <source>Rollback: %1</source>
        <translation>回滚：%1</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>Read back from the router: everything goes to %1.</source>
        <translation>已从路由器回读确认：全部流量都发往 %1。</translation>
    </message>
    <message>
        <source>Not unlocked: %1</source>
        <translation>未解锁：%1</translation>
    </message>
    <message>
        <source>Locked, but not recorded</source>
        <translation>已锁定，但未能记录</translation>
    </message>
    <message>
        <source>Ctrl 1 … %1</source>
        <translation>Ctrl 1 … %1</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Switch environment</source>
        <translation>切换环境</translation>
    </message>
    <message>
        <source>ROLL BACK, at once</source>
        <translation>立即回滚</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>本快捷键表</translation>
    </message>
    <message>
        <source>The saved layout was not readable</source>
        <translation>无法读取已保存的布局</translation>
    </message>
    <message>
        <source>The default is used; the old file was kept aside.</source>
        <translation>已使用默认布局；旧文件已另行保留。</translation>
    </message>
    <message>
        <source>Anything by name</source>
        <translation>按名称查找</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Actions on %1</source>
        <translation>对 %1 的操作</translation>
    </message>
    <message>
        <source>opens the plan</source>
        <translation>打开计划</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>前往“%1”</translation>
    </message>
    <message>
        <source>Ctrl %1</source>
        <translation>Ctrl %1</translation>
    </message>
    <message>
        <source>Refresh this page</source>
        <translation>刷新本页</translation>
    </message>
    <message>
        <source>Ctrl J</source>
        <translation>Ctrl J</translation>
    </message>
    <message>
        <source>Lock writes</source>
        <translation>锁定写入</translation>
    </message>
    <message>
        <source>Unlock writes…</source>
        <translation>解锁写入…</translation>
    </message>
    <message>
        <source>Open environment %1 (%2)</source>
        <translation>打开环境 %1（%2）</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Theme: as the desktop</source>
        <translation>主题：跟随桌面</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ManualCommands</name>
    <message>
        <source>Do it by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the router&apos;s host, if this desk cannot reach it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands to roll back by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command that sets must answer nothing: any text means it was not done. The last one must show every intent at 0. This desk goes on reading the router and confirms it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Needs an environment</source>
        <translation>需要先有一个环境</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most urgent first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per hour, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all: Ctrl J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has run since this window was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>age · next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since you last looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sources, oldest poll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more in Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through tiles and links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since you opened it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::OverviewTile</name>
    <message>
        <source>%1: %2 %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PairBar</name>
    <message>
        <source>Machine on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine on the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange left and right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::Palette</name>
    <message>
        <source>Search or run</source>
        <translation>搜索或运行</translation>
    </message>
    <message>
        <source>Search or run…</source>
        <translation>搜索或运行…</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>匹配项</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PaneHeader</name>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Reading now</source>
        <translation>正在读取</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PhraseField</name>
    <message>
        <source>1 letter to go</source>
        <translation>还差 1 个字符</translation>
    </message>
    <message>
        <source>%1 letters to go</source>
        <translation>还差 %1 个字符</translation>
    </message>
    <message>
        <source>Phrase that allows the change</source>
        <translation>允许此更改的确认短语</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>letter %1 differs</source>
        <translation>第 %1 个字符不同</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PlanSheet</name>
    <message>
        <source>The data changed: this plan is not the one you read</source>
        <translation>数据已变化：这已不是您读过的计划</translation>
    </message>
    <message>
        <source>I have read it again</source>
        <translation>我已重新阅读</translation>
    </message>
    <message>
        <source>Copy as commands</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Plan: %1</source>
        <translation>计划：%1</translation>
    </message>
    <message>
        <source>This cannot be done now</source>
        <translation>现在无法执行</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Checked now</source>
        <translation>刚刚检查</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未包含</translation>
    </message>
    <message>
        <source>If a step fails</source>
        <translation>如果某一步失败</translation>
    </message>
    <message>
        <source>To undo</source>
        <translation>如何撤销</translation>
    </message>
    <message>
        <source>Side effects</source>
        <translation>副作用</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>请输入</translation>
    </message>
    <message>
        <source>to allow it</source>
        <translation>以允许执行</translation>
    </message>
    <message>
        <source>Was: %1.</source>
        <translation>原为：%1。</translation>
    </message>
    <message>
        <source>Steps: %1, now %2.</source>
        <translation>步骤：原为 %1，现为 %2。</translation>
    </message>
    <message>
        <source>A check has another result.</source>
        <translation>有一项检查的结果已不同。</translation>
    </message>
    <message>
        <source>It may be done now.</source>
        <translation>现在可以执行。</translation>
    </message>
    <message>
        <source>It may not be done any more.</source>
        <translation>现在不再允许执行。</translation>
    </message>
    <message>
        <source>planned from data %1 old</source>
        <translation>依据 %1前的数据制定</translation>
    </message>
    <message>
        <source>Read the changed plan first.</source>
        <translation>请先阅读已变更的计划。</translation>
    </message>
    <message>
        <source>Waits for the phrase.</source>
        <translation>等待输入确认短语。</translation>
    </message>
    <message>
        <source>The plan was not saved: %1</source>
        <translation>计划未保存：%1</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PropertyPanel</name>
    <message>
        <source>Majority is not truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machines that agree may be the wrong ones. Compare with the release you meant to run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs in app-compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown: one of the machines does not serve its app-compose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of RTMR3, boot section</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n machines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each machine has its own identity, platform, address and counters (a sign-up counter lives in one machine&apos;s memory and starts again with it), so these are never held against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event by event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole app-compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more values; copy them from the matrix.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the tab Events</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::QuotePanel</name>
    <message>
        <source>Machine whose quote is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions of the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine gave no quote, so there are no bytes to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes, signature valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes, rejected: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>offset %1 (0x%2) · %n bytes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RailItem</name>
    <message>
        <source>%1 need attention: %2</source>
        <translation>%1 项需要处理：%2</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ResultView</name>
    <message>
        <source>No action was run in this window yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result for each target</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3 not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that are done stay as they are. Each line says why the others are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try 1 again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try %1 again…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RollbackAlarm</name>
    <message>
        <source>Rollback not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TRY NOW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback not confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback not confirmed: %1 may still get %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no attempt has ended yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TRY NOW   next in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2 at %3: %4, %5. Trying again until read back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RollbackButton</name>
    <message>
        <source>ROLL BACK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All intents to %1, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Alt R</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RollbackTruths</name>
    <message>
        <source>Last rollback confirmed in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last rollback not confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rollback in this run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steers: only that program rolls back by itself. The button here works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolls back by itself when R1, R2 or R4 trips while traffic is on %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RunChip</name>
    <message>
        <source>Cutover: %1</source>
        <translation>切换：%1</translation>
    </message>
    <message>
        <source>Cutover %1: open it</source>
        <translation>切换 %1：打开</translation>
    </message>
    <message>
        <source>Cutover</source>
        <translation>切换</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SearchButton</name>
    <message>
        <source>Search or run</source>
        <translation>搜索或运行</translation>
    </message>
    <message>
        <source>Pages, objects and commands by name. Ctrl+K</source>
        <translation>按名称查找页面、对象和命令。Ctrl+K</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Search or run…</source>
        <translation>搜索或运行…</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SourceList</name>
    <message>
        <source>Sources: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile names no source.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SourcePanel</name>
    <message>
        <source>Not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On-chain history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployments page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings about the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose hashes that the contract allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the deployments page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no contract in the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract %1. A node&apos;s answer is a claim; two that agree are better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chain is set up for this environment: the profile names no node. Sources and pages can be read all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads a DEPLOYMENTS.md and looks every transaction up: its contract, its compose hash, and the attested hash of the same machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that the app contract ever allowed is read from the chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the DEPLOYMENTS.md of your repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (*.md);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag of a repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the file or repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>app-compose.json or docker-compose.yml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v1.2.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File in the repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found by itself when there is only one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attested compose hash to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder of a local repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>app-compose or docker-compose file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hash over an app-compose’s exact bytes is compared with what a machine proves. A docker-compose file alone gives another hash, always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file that you deployed, or the tag that it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: only compute the hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attested by %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts part at byte %1 (line %2, column %3)%4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: the same content, spelled differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked: %1. A node&apos;s answer is a claim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 line was skipped:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines were skipped, first:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SplitMatrix</name>
    <message>
        <source>In force: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▾ in force   ○ wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of %1 wanted on the new plane, as a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>percent of each intent to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observed since the router started: no requests yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observed since the router started: %1 of %2 requests on %3 (%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observed: the router gives no counts now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SplitTrack</name>
    <message>
        <source>Percent of %1 wanted on the new plane</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::StageRail</name>
    <message>
        <source>Stage now: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::StatusBar</name>
    <message>
        <source>State of this desk</source>
        <translation>本工作台的状态</translation>
    </message>
    <message>
        <source>DEMO DATA</source>
        <translation>演示数据</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::TextCompareView</name>
    <message>
        <source>Two texts, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 equal line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 equal lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::Toast</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::TrafficCard</name>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that still reach %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per 5 s, counted at the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>percent of requests answered 5xx, 15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router gives no counts now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router does not count errors per plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request has come since this window was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>router restarted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that still reach %1, per 5 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors of %1 and %2, percent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::UtcClock</name>
    <message>
        <source>Time in UTC</source>
        <translation>UTC 时间</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::WatchPanel</name>
    <message>
        <source>Watch the fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often all machines are attested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms of the fleet watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No machine differs from its last known good verdict, as far as the runs so far can say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this is known or wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for the record: why this alarm is acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose verdicts are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts of machines over time, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The watch keeps every verdict of every machine. Run it now, or turn the schedule on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off while the fleet is not watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One alarm open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alarms open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next run in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last try failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run since this window opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alarm is raised when a machine is no longer what its last known good verdict says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note for the record is needed first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n verdicts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n older ones are gone</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All machines are attested %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fleet is no longer watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The watch could not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
