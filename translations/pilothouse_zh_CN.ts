<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <source>Signer of the TDX module; zero means Intel. A trust domain has no MR_SIGNER of its own.</source>
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
        <source>%n machines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
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
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
    <message numerus="yes">
        <source>Apply %n rows…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
        <source>%1 of %2 machines</source>
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
        <source>Copy the whole value of the cell</source>
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
    <message>
        <source>Back to the comparison</source>
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
</context>
<context>
    <name>pilothouse::ui::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: action:shift actor:operator -result:recorded</source>
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
    <message numerus="yes">
        <source>%n entry(s) came after the check.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Intact: %1 entries, no gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken at entry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n signed checkpoint(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%n entry(s) are hidden by the filter. Esc clears it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
    <name>pilothouse::ui::ClusterPage</name>
    <message>
        <source>No cloud is set up in this environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile %1 has no section “phala”. With api-url in it, its CVMs stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The filter hides all %n CVMs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%n CVMs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a price</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Hatched cells were live values; names and hashes do not age</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n states not in our list, shown as sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows share an id: actions on them are refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rows skipped</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Export, marked stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CVMs selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows exported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was exported</source>
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
        <source>ROLL BACK pressed in the console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back: every intent is on the old plane.</source>
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
    <message numerus="yes">
        <source>%n CVMs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%n equal lines</source>
        <translation><numerusform>%n 行相同</numerusform></translation>
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
        <translation><numerusform>%1，已尝试 %n 次。</numerusform></translation>
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
        <source>Filter: name, node, compose hash</source>
        <translation type="unfinished"></translation>
    </message>
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
</context>
<context>
    <name>pilothouse::ui::OverviewTile</name>
    <message>
        <source>%1: %2 %3, %4</source>
        <translation type="unfinished"></translation>
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
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each one has proven, and what not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Majority is not truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machines that agree may be the wrong ones. Compare with the release you meant to run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified under %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCB status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (Intel&apos;s rules: %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advisories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral until</source>
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
    <message numerus="yes">
        <source>Try %n again…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%1. %2 at %3: %4, %n attempt(s). Trying again until read back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>TRY NOW   next in %1 s</source>
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
        <source>The router counts requests per plane, not per intent: see the line below.</source>
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
    <name>pilothouse::ui::Toast</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::UtcClock</name>
    <message>
        <source>Time in UTC</source>
        <translation>UTC 时间</translation>
    </message>
</context>
</TS>
