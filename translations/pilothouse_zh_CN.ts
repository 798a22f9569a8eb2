<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AgentDetail</name>
    <message>
        <source>The list names NFT %1 twice</source>
        <translation>列表中 NFT %1 出现两次</translation>
    </message>
    <message>
        <source>One NFT has at most one deployment. Nothing was changed. Actions on either are refused until the list tells them apart.</source>
        <translation>一个 NFT 至多有一个部署。未作任何更改。在列表将两者区分开之前，对它们的操作一律拒绝。</translation>
    </message>
    <message>
        <source>It failed, and the orchestrator gives no reason</source>
        <translation>部署失败，编排器未给出原因</translation>
    </message>
    <message>
        <source>Nothing was changed from here. “Deploy again” makes a new attempt with the same NFT and provider.</source>
        <translation>此处未作任何更改。“重新部署”会用同一 NFT 和提供方再次尝试。</translation>
    </message>
    <message>
        <source>The orchestrator&apos;s health checks fail</source>
        <translation>编排器的健康检查未通过</translation>
    </message>
    <message>
        <source>Last checked %1.</source>
        <translation>上次检查：%1。</translation>
    </message>
    <message>
        <source>It may restart the agent by itself; nothing was changed from here.</source>
        <translation>编排器可能会自行重启该智能体；此处未作任何更改。</translation>
    </message>
    <message>
        <source>“%1” is not a state this console knows</source>
        <translation>“%1”不是本控制台认识的状态</translation>
    </message>
    <message>
        <source>It is shown as the orchestrator sent it and counts as unknown: never as running.</source>
        <translation>按编排器发来的原样显示，计为未知：绝不计为运行中。</translation>
    </message>
    <message>
        <source>%1 for %2: longer than the %3 it may take</source>
        <translation>%1已持续 %2：超过允许的 %3</translation>
    </message>
    <message>
        <source>The provider may still be at it. It can be cancelled.</source>
        <translation>提供方可能仍在处理。可以取消。</translation>
    </message>
    <message>
        <source>Older than its limit: may have changed since</source>
        <translation>超过时限：之后可能已变化</translation>
    </message>
    <message>
        <source>1 step seen that the machine does not know</source>
        <translation>发现 1 步状态机没有的转换</translation>
    </message>
    <message>
        <source>%1 steps seen that the machine does not know</source>
        <translation>发现 %1 步状态机没有的转换</translation>
    </message>
    <message>
        <source>Not attested: %1 gives no confidential machine</source>
        <translation>未证明：%1 不提供机密机器</translation>
    </message>
    <message>
        <source>%1; before: %2</source>
        <translation>%1；此前：%2</translation>
    </message>
    <message>
        <source>The orchestrator names no state.</source>
        <translation>编排器未给出状态。</translation>
    </message>
    <message>
        <source>“%1” is none of these states.</source>
        <translation>“%1”不属于这些状态。</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>token %1</source>
        <translation>代币 %1</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1，已持续 %2</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>检查于 %1</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时间</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供方</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>%1 CPU</source>
        <translation>%1 CPU</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>no GPU</source>
        <translation>无 GPU</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Deployment id</source>
        <translation>部署 ID</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>%1 (seen from here)</source>
        <translation>%1（在此观察到）</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Socket, last heard</source>
        <translation>套接字，最近一次消息</translation>
    </message>
    <message>
        <source>Changes come by themselves; the list is read as well.</source>
        <translation>更改会自动到达；列表也会定期读取。</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>轮询</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>No live messages yet: the list is read instead.</source>
        <translation>尚无实时消息：改为读取列表。</translation>
    </message>
    <message>
        <source>No live messages: %1. The list is read instead.</source>
        <translation>没有实时消息：%1。改为读取列表。</translation>
    </message>
    <message>
        <source>Cost: the orchestrator names no price. Enter the provider&apos;s for an estimate.</source>
        <translation>费用：编排器未给出价格。输入提供方的价格即可估算。</translation>
    </message>
    <message>
        <source>Cost: %1, %2 while it exists; by the price you entered</source>
        <translation>费用：%1，存在期间 %2；按您输入的价格计算</translation>
    </message>
    <message>
        <source>The price is no amount such as 0.232</source>
        <translation>价格不是 0.232 这样的金额</translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>In alarm</source>
        <translation>告警中</translation>
    </message>
    <message>
        <source>Blind</source>
        <extracomment>an alarm that gets no data: it cannot go off, whatever happens</extracomment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Goes off when</source>
        <translation>触发条件</translation>
    </message>
    <message>
        <source>For</source>
        <translation>已持续</translation>
    </message>
    <message>
        <source>What CloudWatch says</source>
        <translation>CloudWatch 的说明</translation>
    </message>
    <message>
        <source>other alarms together say so</source>
        <translation>由其他告警共同决定</translation>
    </message>
    <message>
        <source>Its actions are switched off: nobody is told. </source>
        <translation>它的动作已关闭：不会通知任何人。</translation>
    </message>
    <message>
        <source>The alarms could not be read; nothing is known of them.</source>
        <translation>无法读取告警；对其一无所知。</translation>
    </message>
    <message>
        <source>CloudWatch has no alarm whose name begins with the stack&apos;s: nobody is told of anything.</source>
        <translation>CloudWatch 没有名称以该栈开头的告警：任何事情都不会通知任何人。</translation>
    </message>
    <message>
        <source>%1 in alarm</source>
        <translation>%1 个告警中</translation>
    </message>
    <message>
        <source>%1 blind</source>
        <translation>%1 个无数据</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 个未知</translation>
    </message>
    <message>
        <source>%1 good</source>
        <translation>%1 个良好</translation>
    </message>
</context>
<context>
    <name>BootText</name>
    <message>
        <source>%1: %2</source>
        <comment>state: step of the boot</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>state: step of the boot (error)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>step of the boot · how long</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>No answer yet: %1</source>
        <translation>尚无应答：%1</translation>
    </message>
    <message>
        <source>Asking the cloud…</source>
        <translation>正在询问云端…</translation>
    </message>
    <message>
        <source>Live, as the cloud streams it</source>
        <translation>实时，由云端推送</translation>
    </message>
    <message>
        <source>Asked every few seconds: the cloud&apos;s stream cannot be had now</source>
        <translation>每隔几秒询问一次：目前无法取得云端的推送</translation>
    </message>
    <message>
        <source>Cannot be followed: %1</source>
        <translation>无法跟随：%1</translation>
    </message>
    <message>
        <source>The cloud does not know this machine any more</source>
        <translation>云端已不认识这台机器</translation>
    </message>
    <message>
        <source>Followed to its end, %1 ago</source>
        <translation>已跟随至结束，%1前</translation>
    </message>
    <message>
        <source>Last heard %1 ago, may have moved on since: %2</source>
        <translation>最近一次消息在 %1前，此后可能已有变化：%2</translation>
    </message>
    <message>
        <source>Last heard %1 ago, may have moved on since</source>
        <translation>最近一次消息在 %1前，此后可能已有变化</translation>
    </message>
    <message>
        <source>Not heard of yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>Under way for %1</source>
        <translation>已进行 %1</translation>
    </message>
    <message>
        <source>Watched for %1</source>
        <translation>已观察 %1</translation>
    </message>
</context>
<context>
    <name>ComparisonAdviceText</name>
    <message>
        <source>The compose hash differs</source>
        <translation>compose 哈希不同</translation>
    </message>
    <message>
        <source>These machines were deployed from other app-compose files. The tab App-compose shows the lines.</source>
        <translation>这些机器由不同的 app-compose 文件部署。具体行见“App-compose”标签页。</translation>
    </message>
    <message>
        <source>See that both were deployed from the same commit: compare the git SHA of the version route, or of the image labels, with your tag.</source>
        <translation>确认两者由同一提交部署：将版本路由或镜像标签中的 git SHA 与您的标签比较。</translation>
    </message>
    <message>
        <source>Look at the line “cluster:” in docker-compose.yml. A value of its own for each cluster gives each machine its own hash.</source>
        <translation>查看 docker-compose.yml 中的“cluster:”行。若每个集群的值不同，每台机器的哈希也就不同。</translation>
    </message>
    <message>
        <source>Deploy again from the same tag, with the same compose file on every machine, then verify again.</source>
        <translation>在每台机器上用同一标签、同一 compose 文件重新部署，然后再次验证。</translation>
    </message>
    <message>
        <source>The image of the machine differs</source>
        <translation>机器镜像不同</translation>
    </message>
    <message>
        <source>On SGX this row is called MR_ENCLAVE. A TDX machine has MRTD (firmware), RTMR1 (kernel) and RTMR2 (command line, initrd) in its place.</source>
        <translation>在 SGX 上，此行称为 MR_ENCLAVE。TDX 机器与之对应的是 MRTD（固件）、RTMR1（内核）和 RTMR2（命令行、initrd）。</translation>
    </message>
    <message>
        <source>Compare the dstack versions of the clusters: another version brings another firmware and kernel.</source>
        <translation>比较各集群的 dstack 版本：版本不同，固件和内核也不同。</translation>
    </message>
    <message>
        <source>See whether the base image was updated on one of them between the two deployments.</source>
        <translation>查看两次部署之间，其中一台的基础镜像是否更新过。</translation>
    </message>
    <message>
        <source>Otherwise ask the vendor&apos;s support and send the evidence bundle: it holds quotes, logs and collateral, and no secret.</source>
        <translation>否则联系厂商支持并发送证据包：其中有 Quote、日志和 collateral，不含密钥。</translation>
    </message>
    <message>
        <source>DNS: the name is not known. The instance is gone, or the gateway&apos;s domain is another one.</source>
        <translation>DNS：域名不存在。实例已消失，或网关的域名不是这个。</translation>
    </message>
    <message>
        <source>Connect: the name is known but nothing accepts the connection. Look at firewall, port and the machine&apos;s state.</source>
        <translation>连接：域名存在，但没有服务接受连接。检查防火墙、端口和机器状态。</translation>
    </message>
    <message>
        <source>TLS: something answers, but not with a certificate that this desk trusts.</source>
        <translation>TLS：有应答，但其证书不受本工作台信任。</translation>
    </message>
    <message>
        <source>Closed: something accepts the connection and hangs up without an answer. Usually the gateway knows the name and no machine stands behind it.</source>
        <translation>连接被关闭：对方接受连接后未应答便断开。通常是网关认得此名称，但后面没有机器。</translation>
    </message>
    <message>
        <source>No answer in time: the connection stands and nothing comes back. The application hangs, or boots still.</source>
        <translation>未按时应答：连接已建立，但没有返回任何内容。应用卡住，或仍在启动。</translation>
    </message>
    <message>
        <source>HTTP: the machine answers, but not on this route. The application has no attestation route, or refuses it.</source>
        <translation>HTTP：机器有应答，但此路由不可用。应用没有证明路由，或拒绝访问。</translation>
    </message>
    <message>
        <source>No answer that can be read.</source>
        <translation>没有可读取的应答。</translation>
    </message>
    <message>
        <source>%1 gave no quote</source>
        <translation>%1 未给出 Quote</translation>
    </message>
    <message>
        <source>As received: %1</source>
        <translation>收到的原文：%1</translation>
    </message>
    <message>
        <source>no node named</source>
        <translation>未给出节点</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>State at the cloud: the cloud says “%1”, %2. Its dashboard: https://cloud.phala.network/dashboard/cvms/%3</source>
        <translation>云端状态：云端称“%1”，%2。控制台：https://cloud.phala.network/dashboard/cvms/%3</translation>
    </message>
    <message>
        <source>State at the cloud: look the machine up at https://cloud.phala.network/dashboard</source>
        <translation>云端状态：在 https://cloud.phala.network/dashboard 查找该机器</translation>
    </message>
    <message>
        <source>Network: take the four steps apart. DNS: does the name resolve? Connect: does the port accept? TLS: is the certificate the gateway&apos;s? HTTP: which status comes back?</source>
        <translation>网络：逐步排查四个环节。DNS：域名能否解析？连接：端口是否接受？TLS：证书是否为网关的？HTTP：返回什么状态码？</translation>
    </message>
    <message>
        <source>Health route of the application: curl -fsS %1</source>
        <translation>应用的健康检查路由：curl -fsS %1</translation>
    </message>
    <message>
        <source>Freshness is not proven</source>
        <translation>新鲜性未证明</translation>
    </message>
    <message>
        <source>Everything else agrees. A TDX quote has no date; these were not made for a challenge of ours, so they may be old ones.</source>
        <translation>其他各项均一致。TDX Quote 不含日期；这些 Quote 不是针对我方的挑战生成的，因此可能是旧的。</translation>
    </message>
    <message>
        <source>A TDX quote has no date; without a challenge an old quote cannot be told from a new one.</source>
        <translation>TDX Quote 不含日期；没有挑战就无法区分新旧 Quote。</translation>
    </message>
    <message>
        <source>Let the application offer one route: GET /attestation?challenge=TEXT</source>
        <translation>让应用提供一个路由：GET /attestation?challenge=TEXT</translation>
    </message>
    <message>
        <source>It passes SHA-512(&quot;app-data:&quot; + TEXT) as report data to the guest&apos;s socket /var/run/dstack.sock (GetQuote).</source>
        <translation>应用将 SHA-512(&quot;app-data:&quot; + TEXT) 作为报告数据传给客户机的套接字 /var/run/dstack.sock（GetQuote）。</translation>
    </message>
    <message>
        <source>It answers {&quot;quote&quot;, &quot;event_log&quot;, &quot;report_data&quot;, &quot;vm_config&quot;}. Deploy it, then verify again: the fifth rung turns green.</source>
        <translation>应用返回 {&quot;quote&quot;, &quot;event_log&quot;, &quot;report_data&quot;, &quot;vm_config&quot;}。部署后再次验证：第五级变为绿色。</translation>
    </message>
    <message>
        <source>You compared a machine with itself</source>
        <translation>您把一台机器与它自己做了比较</translation>
    </message>
    <message>
        <source>Both names lead to the same platform and the same instance, so their equality proves nothing.</source>
        <translation>两个名称指向同一平台、同一实例，两者相同不能证明任何事。</translation>
    </message>
    <message>
        <source>Use instance addresses (INSTANCE-PORT.GATEWAY), not the application&apos;s: the gateway answers for an application from any of its machines.</source>
        <translation>使用实例地址（INSTANCE-PORT.GATEWAY），不要用应用地址：网关会用该应用的任意一台机器应答。</translation>
    </message>
    <message>
        <source>Choose another machine and verify again.</source>
        <translation>选择另一台机器，再次验证。</translation>
    </message>
    <message>
        <source>A quote was replayed</source>
        <translation>Quote 被重放</translation>
    </message>
    <message>
        <source>The signature is good, but the quote was made for another challenge: an old quote, or one of another machine.</source>
        <translation>签名有效，但 Quote 是针对另一个挑战生成的：旧 Quote，或另一台机器的 Quote。</translation>
    </message>
    <message>
        <source>Verify again: each run sends a new challenge to each machine.</source>
        <translation>再次验证：每次验证都会向每台机器发送新的挑战。</translation>
    </message>
    <message>
        <source>If it stays so, whatever answers at this address does not run in the machine that made the quote. Take the machine out of traffic and keep the evidence bundle.</source>
        <translation>如果仍然如此，说明此地址上的应答方并不运行在生成该 Quote 的机器中。将该机器撤出流量，并保留证据包。</translation>
    </message>
    <message>
        <source>A second compose-hash event</source>
        <translation>出现第二个 compose-hash 事件</translation>
    </message>
    <message>
        <source>The event log names a compose hash that was not measured at boot. Only the boot section counts; what comes after system-ready is the application&apos;s own word.</source>
        <translation>事件日志中有一个启动时未度量的 compose 哈希。只有启动段有效；system-ready 之后的内容只是应用自己的说法。</translation>
    </message>
    <message>
        <source>Look at the tab Events for the event after system-ready.</source>
        <translation>在“事件”标签页查看 system-ready 之后的事件。</translation>
    </message>
    <message>
        <source>Find out which program in the machine extends RTMR3, and why.</source>
        <translation>查明机器中是哪个程序扩展了 RTMR3，以及原因。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Look at the rows of the comparison that are not equal, and at the tab Checks of each machine.</source>
        <translation>查看比较中不相同的行，以及每台机器的“检查”标签页。</translation>
    </message>
    <message>
        <source>The tab Checks says for each machine which check does not pass and why.</source>
        <translation>“检查”标签页列出每台机器未通过的检查及其原因。</translation>
    </message>
    <message>
        <source>Deploy 1 machine again from the released tag</source>
        <translation>用已发布的标签重新部署 1 台机器</translation>
    </message>
    <message>
        <source>Deploy %1 machines again from one tag</source>
        <translation>用同一标签重新部署 %1 台机器</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Take the tag that was released</source>
        <translation>检出已发布的标签</translation>
    </message>
    <message>
        <source>your repository</source>
        <translation>您的仓库</translation>
    </message>
    <message>
        <source>Deploy %1 with that compose file</source>
        <translation>用该 compose 文件部署 %1</translation>
    </message>
    <message>
        <source>Phala Cloud</source>
        <translation>Phala Cloud</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>再次验证</translation>
    </message>
    <message>
        <source>this pane</source>
        <translation>本页面</translation>
    </message>
    <message>
        <source>Which tag is the right one is for you to say: the majority of machines is not the truth.</source>
        <translation>哪个标签正确由您判断：多数机器一致并不代表正确。</translation>
    </message>
    <message>
        <source>Each machine restarts and loses what it holds in memory. A new compose hash must be on the allow-list before.</source>
        <translation>每台机器都会重启，并丢失内存中的内容。新的 compose 哈希必须事先列入允许列表。</translation>
    </message>
    <message>
        <source>The machine keeps its old version or stays stopped; the others are not touched.</source>
        <translation>该机器保持旧版本或停止状态；其他机器不受影响。</translation>
    </message>
    <message>
        <source>Deploy again from the tag before.</source>
        <translation>用之前的标签重新部署。</translation>
    </message>
    <message>
        <source>Not run from here: the compose file lies in your repository. Copy the commands.</source>
        <translation>不在此处执行：compose 文件在您的仓库中。复制命令去执行。</translation>
    </message>
    <message>
        <source>Verifiers disagree</source>
        <translation>验证方意见不一</translation>
    </message>
    <message>
        <source>This desk and %1 judged the same quotes and came to different verdicts. One of the two is wrong or does not say the truth.</source>
        <translation>本工作台与 %1 判断了相同的 Quote，判定却不同。两者之一有误，或未说实话。</translation>
    </message>
    <message>
        <source>Keep these machines out of traffic until it is known which verdict is right.</source>
        <translation>在弄清哪个判定正确之前，不要让这些机器承载流量。</translation>
    </message>
    <message>
        <source>Verify again and ask again: the two may have judged with other collateral, or at another time. Look at the age of the collateral in the tab Checks.</source>
        <translation>再次验证并再次询问：两者使用的 collateral 或判断的时间可能不同。请看“检查”标签页中 collateral 的时间。</translation>
    </message>
    <message>
        <source>If it stays so, save the evidence bundle and let a third verifier judge it; send it to the vendor&apos;s support as well. It holds quotes, logs and collateral, and no secret.</source>
        <translation>如果仍然如此，保存证据包并交由第三个验证方判断；也将其发给厂商支持。其中有 Quote、日志和 collateral，不含密钥。</translation>
    </message>
</context>
<context>
    <name>ComparisonText</name>
    <message>
        <source>Same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>符合预期</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Same code, other machine shape</source>
        <translation>代码相同，机器规格不同</translation>
    </message>
    <message>
        <source>Same machine</source>
        <translation>同一台机器</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>未证明</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1, not proven</source>
        <translation>%1，未证明</translation>
    </message>
    <message>
        <source>%1, replayed quote</source>
        <translation>%1，Quote 被重放</translation>
    </message>
    <message>
        <source>%1, measurements not explained</source>
        <translation>%1，度量值未得到解释</translation>
    </message>
    <message>
        <source>%1, signature not valid</source>
        <translation>%1，签名无效</translation>
    </message>
    <message>
        <source>%1, not readable</source>
        <translation>%1，无法读取</translation>
    </message>
    <message>
        <source>No quote</source>
        <translation>无 Quote</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Explained by the machine</source>
        <translation>由机器解释</translation>
    </message>
    <message>
        <source>Must differ</source>
        <translation>必须不同</translation>
    </message>
    <message>
        <source>RTMR0 CPU, memory, devices</source>
        <translation>RTMR0 CPU、内存、设备</translation>
    </message>
    <message>
        <source>RTMR1 kernel</source>
        <translation>RTMR1 内核</translation>
    </message>
    <message>
        <source>RTMR2 initrd, command line</source>
        <translation>RTMR2 initrd、命令行</translation>
    </message>
    <message>
        <source>RTMR3 run-time events</source>
        <translation>RTMR3 运行时事件</translation>
    </message>
    <message>
        <source>MRTD firmware</source>
        <translation>MRTD 固件</translation>
    </message>
    <message>
        <source>mr_image (as MR_ENCLAVE)</source>
        <translation>mr_image（同 MR_ENCLAVE）</translation>
    </message>
    <message>
        <source>TDATTRIBUTES, debug bit</source>
        <translation>TDATTRIBUTES，调试位</translation>
    </message>
    <message>
        <source>XFAM CPU features</source>
        <translation>XFAM CPU 特性</translation>
    </message>
    <message>
        <source>MRCONFIGID, set at launch</source>
        <translation>MRCONFIGID，启动时设定</translation>
    </message>
    <message>
        <source>MRSEAM TDX module</source>
        <translation>MRSEAM TDX 模块</translation>
    </message>
    <message>
        <source>Machine shape, claimed</source>
        <translation>机器规格（声称）</translation>
    </message>
    <message>
        <source>TCB status, Intel’s rules</source>
        <translation>TCB 状态（Intel 规则）</translation>
    </message>
    <message>
        <source>PPID platform</source>
        <translation>PPID 平台</translation>
    </message>
    <message>
        <source>%1: %2%3.</source>
        <translation>%1：%2%3。</translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform>（另有 %n 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>They share platform and instance, so they prove nothing about each other.</source>
        <translation>它们是同一平台、同一实例，不能相互证明。</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> 及另外 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1%2 %3; %n other identity properties are equal.</source>
        <translation>
            <numerusform>%1%2 %3；其余 %n 项身份属性相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>differ</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Majority is not truth.</source>
        <translation>多数一致不代表正确。</translation>
    </message>
    <message numerus="yes">
        <source>All %n identity properties that were given are equal.</source>
        <translation>
            <numerusform>给出的 %n 项身份属性全部相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>RTMR0 differs as the claimed shapes do: %1.</source>
        <translation>RTMR0 的差异与声称的规格差异相符：%1。</translation>
    </message>
    <message>
        <source>%1 of %2 quotes verified here</source>
        <translation>此处已验证 %1/%2 个 Quote</translation>
    </message>
    <message>
        <source>, collateral %1</source>
        <translation>，collateral %1</translation>
    </message>
    <message>
        <source> (TCB evaluation %1)</source>
        <translation>（TCB 评估 %1）</translation>
    </message>
    <message>
        <source>, strict profile.</source>
        <translation>，严格策略。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>MRSIGNERSEAM, signer</source>
        <translation>MRSIGNERSEAM，签名方</translation>
    </message>
    <message>
        <source>Not judged twice</source>
        <translation>未作第二次判定</translation>
    </message>
    <message>
        <source>%1, not proven fresh</source>
        <translation>%1，未证明新鲜</translation>
    </message>
</context>
<context>
    <name>CredentialText</name>
    <message>
        <source>this desk&apos;s record</source>
        <translation>本工作台的记录</translation>
    </message>
    <message>
        <source>nothing in the profile</source>
        <translation>配置中无使用方</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Goes with each call to Phala Cloud: machines, their evidence, start and stop.</source>
        <translation>随每次对 Phala Cloud 的调用发送：机器、其证据、启动和停止。</translation>
    </message>
    <message>
        <source>Says which key signs. It is no secret itself, and useless without the next one.</source>
        <translation>说明用哪个密钥签名。它本身不是机密，没有下一项便无用。</translation>
    </message>
    <message>
        <source>Signs each call to AWS. It never leaves this desk.</source>
        <translation>为每次对 AWS 的调用签名。绝不离开本工作台。</translation>
    </message>
    <message>
        <source>Only for keys of a session: goes with each call until the session ends.</source>
        <translation>仅用于会话密钥：随每次调用发送，直到会话结束。</translation>
    </message>
    <message>
        <source>The profile names it in aws.profile; keys that are stored here are not used then.</source>
        <translation>由配置中的 aws.profile 指定；此时不使用存放在此处的密钥。</translation>
    </message>
    <message>
        <source>Shows the machines of %1 that it is their coordinator who calls.</source>
        <translation>向 %1 的机器表明调用方是其协调器。</translation>
    </message>
    <message>
        <source>Signs the checkpoints of the record. Made here, and never sent anywhere.</source>
        <translation>为记录的检查点签名。在此处生成，绝不发送到任何地方。</translation>
    </message>
    <message>
        <source>The end of the record, kept outside of it: a record that was cut short is found out.</source>
        <translation>保存在记录之外的链尾：记录被截断时可以发现。</translation>
    </message>
    <message>
        <source>Nothing in this profile asks for it.</source>
        <translation>此配置中没有任何项使用它。</translation>
    </message>
    <message>
        <source>Without it the cluster is not read: no list of machines, no start, stop or restart, no comparison of live machines.</source>
        <translation>没有它就不读取集群：没有机器列表，不能启动、停止或重启，也不能比较运行中的机器。</translation>
    </message>
    <message>
        <source>Without it the prover cluster is not read or scaled: services, hosts, logs and alarms stay empty.</source>
        <translation>没有它就不读取也不扩缩 Prover 集群：服务、主机、日志和告警均为空。</translation>
    </message>
    <message>
        <source>Without it the machines refuse the calls of their coordinator.</source>
        <translation>没有它，机器会拒绝其协调器的调用。</translation>
    </message>
    <message>
        <source>Without it checkpoints are signed with a key that ends with the program.</source>
        <translation>没有它，检查点由随程序结束而消失的密钥签名。</translation>
    </message>
    <message>
        <source>Nothing stops without it.</source>
        <translation>没有它也不影响任何功能。</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>rotation was due</comment>
        <translation>%1前</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>rotation is due</comment>
        <translation>%1后</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Not made yet</source>
        <translation>尚未生成</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Open to others</source>
        <translation>他人可读</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未应答</translation>
    </message>
    <message>
        <source>Rotation due</source>
        <translation>轮换到期</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已存放</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用方</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在时长</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存于</translation>
    </message>
    <message>
        <source>keychain not readable</source>
        <translation>钥匙串无法读取</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Kept in memory, until the program ends</source>
        <translation>保存在内存中，直到程序结束</translation>
    </message>
    <message>
        <source>You chose so. Nothing is written to disk; after the next start each key is asked for again.</source>
        <translation>这是您的选择。不写入磁盘；下次启动后会再次询问每个密钥。</translation>
    </message>
    <message>
        <source>Memory of this program</source>
        <translation>本程序的内存</translation>
    </message>
    <message>
        <source>Nothing is written to disk: these keys end with the program.</source>
        <translation>不写入磁盘：这些密钥随程序结束而消失。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Unlocked. Values are kept there and nowhere else; they are never shown, also not here.</source>
        <translation>已解锁。值只保存在那里；绝不显示，此处也不显示。</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未查询</translation>
    </message>
    <message>
        <source>%1, not asked yet</source>
        <translation>%1，尚未查询</translation>
    </message>
    <message>
        <source>It does not tell whether it is locked. The first key that is needed finds out.</source>
        <translation>它不说明自己是否已锁定。首次用到密钥时才知道。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>%1 is locked</source>
        <translation>%1 已锁定</translation>
    </message>
    <message>
        <source>Answer its password window, then ask again. Until then nothing that needs a key is read; what is shown stays, marked old.</source>
        <translation>在其密码窗口中作答，然后再次查询。在此之前不读取任何需要密钥的内容；已显示的保留，并标为过时。</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>No keychain answers on this desk</source>
        <translation>本工作台上没有钥匙串应答</translation>
    </message>
    <message>
        <source>Start one (GNOME Keyring, KWallet, KeePassXC) and ask again, or keep the keys in memory until the program ends. They are never written to a plain file.</source>
        <translation>启动一个（GNOME Keyring、KWallet、KeePassXC）并再次查询，或将密钥保存在内存中直到程序结束。密钥绝不写入明文文件。</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>响应慢</translation>
    </message>
    <message>
        <source>%1 has not answered yet</source>
        <translation>%1 尚未应答</translation>
    </message>
    <message>
        <source>It is still waited for, and not asked twice. Its password window may be behind another window.</source>
        <translation>仍在等待，不会重复查询。其密码窗口可能被其他窗口遮住。</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>The keys were stored in another keychain than the one that answers now</source>
        <translation>存放密钥的钥匙串不是现在应答的这个</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Start the one they are in, or use the one that answers now and enter them again.</source>
        <translation>未覆盖任何内容。启动存有密钥的那个，或使用现在应答的这个并重新输入密钥。</translation>
    </message>
    <message>
        <source>Signs in at the orchestrator without a wallet, for development; never used in production.</source>
        <translation>不用钱包即可登录编排器，用于开发；绝不用于生产。</translation>
    </message>
    <message>
        <source>Written when a wallet has signed in, so that it need not sign again for a week.</source>
        <translation>钱包登录后写入，一周内无需再次签名。</translation>
    </message>
    <message>
        <source>Without it a wallet has to sign in before agents are read or changed.</source>
        <translation>没有它，读取或更改智能体之前须先由钱包登录。</translation>
    </message>
    <message>
        <source>Without it each wallet has to sign in again.</source>
        <translation>没有它，每个钱包都须重新登录。</translation>
    </message>
    <message>
        <source>Without it a registry reads no submissions.</source>
        <translation>没有它，registry 无法读取任何提交。</translation>
    </message>
</context>
<context>
    <name>CvmAttestationText</name>
    <message>
        <source>Not proven</source>
        <translation>未证明</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>已证明</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>The fleet watch verified a fresh quote; TCB status %1.</source>
        <translation>机群监视已验证新鲜 Quote；TCB 状态为 %1。</translation>
    </message>
    <message>
        <source>Verified, but no longer what it was: %1.</source>
        <translation>已验证，但与之前不同：%1。</translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation>无证据</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>有差异</translation>
    </message>
    <message>
        <source>Verified, but other than the machines it was compared with: %1.</source>
        <translation>已验证，但与所比较的机器不同：%1。</translation>
    </message>
    <message>
        <source>Verified by this desk: a fresh quote; TCB status %1.</source>
        <translation>本工作台已验证：Quote 新鲜；TCB 状态为 %1。</translation>
    </message>
</context>
<context>
    <name>CvmChangeText</name>
    <message>
        <source>not said</source>
        <comment>a price</comment>
        <translation>未说明</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a price before and after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message>
        <source>%1 disk</source>
        <translation>%1 磁盘</translation>
    </message>
    <message>
        <source>size not said</source>
        <translation>规格未说明</translation>
    </message>
    <message>
        <source>Would be lost: %1</source>
        <translation>将会丢失：%1</translation>
    </message>
    <message>
        <source>Given again: %1</source>
        <translation>重新给出：%1</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新增：%1</translation>
    </message>
    <message>
        <source>No variables, now or afterwards</source>
        <translation>没有变量，现在和之后都没有</translation>
    </message>
    <message>
        <source>May be lost as well: variables that nobody can name</source>
        <translation>还可能丢失：没有人能说出名称的变量</translation>
    </message>
    <message>
        <source>Let in by the manifest and used by the compose file: %1.</source>
        <translation>清单允许且 compose 文件使用：%1。</translation>
    </message>
    <message>
        <source>Let in by the manifest: %1.</source>
        <translation>清单允许：%1。</translation>
    </message>
    <message>
        <source>Used by the compose file: %1.</source>
        <translation>compose 文件使用：%1。</translation>
    </message>
    <message>
        <source>Others may be sealed that nobody can name: %1.</source>
        <extracomment>%1 is why, a part of a sentence: &quot;the manifest has no list of the variables that it lets in&quot;.</extracomment>
        <translation>可能还封存了没有人能说出名称的其他变量：%1。</translation>
    </message>
    <message>
        <source>What is free is not known: %1.</source>
        <translation>空余多少未知：%1。</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>how much is free</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>processors: %1</source>
        <translation>处理器：%1</translation>
    </message>
    <message>
        <source>memory: %1</source>
        <translation>内存：%1</translation>
    </message>
    <message>
        <source>disk: %1</source>
        <translation>磁盘：%1</translation>
    </message>
</context>
<context>
    <name>CvmDetail</name>
    <message>
        <source>%1 for %2</source>
        <translation>%1，已持续 %2</translation>
    </message>
    <message>
        <source>%1 says “%2”</source>
        <translation>%1 称“%2”</translation>
    </message>
    <message>
        <source>The list names this id twice</source>
        <translation>列表中此 ID 出现两次</translation>
    </message>
    <message>
        <source>%1 gave two machines the id %2. Nothing was changed. Actions on either are refused until the list tells them apart.</source>
        <translation>%1 给两台机器报了同一个 ID %2。未作任何更改。在列表能区分两者之前，拒绝对其中任何一台执行操作。</translation>
    </message>
    <message>
        <source>The boot failed: %1</source>
        <translation>启动失败：%1</translation>
    </message>
    <message>
        <source>In the list of %1%2. Nothing was changed. A restart boots it again.</source>
        <translation>见 %1 的列表%2。未作任何更改。重启会再次启动它。</translation>
    </message>
    <message>
        <source>, at the step “%1”</source>
        <translation>，停在步骤“%1”</translation>
    </message>
    <message>
        <source>The list gives no reason. Nothing was changed. A restart boots it again.</source>
        <translation>列表未说明原因。未作任何更改。重启会再次启动它。</translation>
    </message>
    <message>
        <source>Runs a development image</source>
        <translation>运行的是开发镜像</translation>
    </message>
    <message>
        <source>%1 allows logins that no measurement shows: what it keeps is not confidential, whatever its quote says. Deploy it on a release image.</source>
        <translation>%1 允许任何度量都看不到的登录：无论 Quote 怎么说，其中的内容都不保密。改用发布镜像部署。</translation>
    </message>
    <message>
        <source>The name mixes letters of different scripts</source>
        <translation>名称混用了不同文字的字母</translation>
    </message>
    <message>
        <source>It may be made to look like another machine&apos;s. Compare the id before acting on it.</source>
        <translation>可能是在冒充另一台机器。操作前核对 ID。</translation>
    </message>
    <message>
        <source>“%1” is not a state this console knows</source>
        <translation>“%1”不是本控制台认识的状态</translation>
    </message>
    <message>
        <source>It is shown as %1 sent it and counts as unknown: never as running.</source>
        <translation>按 %1 发来的原样显示，视为未知：绝不视为运行中。</translation>
    </message>
    <message>
        <source>Older than its limit: may have changed since</source>
        <translation>超过时限：之后可能已变化</translation>
    </message>
    <message>
        <source>Boot: %1</source>
        <translation>启动：%1</translation>
    </message>
    <message>
        <source>An operation is under way</source>
        <translation>有操作正在进行</translation>
    </message>
    <message>
        <source>On its way to “%1”</source>
        <translation>正在转为“%1”</translation>
    </message>
    <message>
        <source>Development image</source>
        <translation>开发镜像</translation>
    </message>
    <message>
        <source>Not a development image</source>
        <translation>不是开发镜像</translation>
    </message>
    <message>
        <source>Whether the image is a development one is not said</source>
        <translation>未说明是否为开发镜像</translation>
    </message>
    <message>
        <source>No public address: cannot be challenged from here</source>
        <translation>无公网地址：无法从此处发起挑战</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Nobody at this desk has checked this machine yet. What the cloud&apos;s list says of it is a claim.</source>
        <translation>本工作台尚无人检查过这台机器。云端列表中的内容仅为声明。</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message>
        <source>%1 disk</source>
        <translation>%1 磁盘</translation>
    </message>
    <message>
        <source>App id</source>
        <translation>应用 ID</translation>
    </message>
    <message>
        <source>Instance id</source>
        <translation>实例 ID</translation>
    </message>
    <message>
        <source>Compose hash</source>
        <translation>compose 哈希</translation>
    </message>
    <message>
        <source>VM id</source>
        <translation>VM ID</translation>
    </message>
    <message>
        <source>OS image</source>
        <translation>操作系统镜像</translation>
    </message>
    <message>
        <source>KMS</source>
        <translation>KMS</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时间</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>CvmEvents</name>
    <message>
        <source>Registry</source>
        <translation>registry</translation>
    </message>
    <message>
        <source>Runner</source>
        <translation>runner</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what, before, after</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a sentence, the reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The registry confirmed its compose hash</source>
        <translation>registry 已确认它的 compose 哈希</translation>
    </message>
    <message>
        <source>The registry turned its compose hash away</source>
        <translation>registry 拒绝了它的 compose 哈希</translation>
    </message>
    <message>
        <source>Whether the registry knows its compose hash is not known any more</source>
        <translation>registry 是否知道它的 compose 哈希，已无从得知</translation>
    </message>
    <message>
        <source>First seen: %1</source>
        <translation>首次看到：%1</translation>
    </message>
    <message>
        <source>Not in the cloud&apos;s list any more</source>
        <translation>已不在云的列表中</translation>
    </message>
    <message>
        <source>In the cloud&apos;s list again: %1</source>
        <translation>重新出现在云的列表中：%1</translation>
    </message>
    <message>
        <source>Nobody looked from %1 to %2</source>
        <translation>从 %1 到 %2 无人查看</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Boot: %1</source>
        <translation>启动：%1</translation>
    </message>
    <message>
        <source>The boot failed</source>
        <translation>启动失败</translation>
    </message>
    <message>
        <source>The boot failed: %1</source>
        <translation>启动失败：%1</translation>
    </message>
    <message>
        <source>Compose hash</source>
        <translation>compose 哈希</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Began anew: what was in memory is gone</source>
        <translation>重新开始：内存中的内容已丢失</translation>
    </message>
    <message>
        <source>Role: %1</source>
        <translation>角色：%1</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Takes the next model</source>
        <translation>接收下一个模型</translation>
    </message>
    <message>
        <source>Does not take the next model any more</source>
        <translation>不再接收下一个模型</translation>
    </message>
    <message>
        <source>Answers again, after %1</source>
        <translation>恢复应答，此前 %1</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>不应答</translation>
    </message>
    <message>
        <source>Refuses what this desk signs</source>
        <translation>拒绝本工作台的签名</translation>
    </message>
    <message>
        <source>Answers, with a fault</source>
        <translation>应答，但有故障</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>之前：%1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>之后：%1</translation>
    </message>
    <message>
        <source>A claim of the cloud, not proven.</source>
        <translation>云的声称，未证明。</translation>
    </message>
    <message>
        <source>Seen at %1. The look before was at %2: it happened between the two.</source>
        <translation>看到于 %1。上一次查看在 %2：事情发生在两者之间。</translation>
    </message>
    <message>
        <source>Seen at %1.</source>
        <translation>看到于 %1。</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>看到</translation>
    </message>
    <message>
        <source>Seen by this desk</source>
        <translation>本工作台看到</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>outcome of an action, what it was</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Entry %1 of the record, %2, by %3, at %4.</source>
        <translation>记录的条目 %1，%2，由 %3，在 %4。</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record, entry %1</source>
        <translation>记录，条目 %1</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>CvmMember</name>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>It could not be read: %1.</source>
        <translation>无法读取：%1。</translation>
    </message>
    <message>
        <source>It was not read: %1.</source>
        <translation>未读取：%1。</translation>
    </message>
    <message>
        <source>It is being asked for the first time.</source>
        <translation>正在首次询问。</translation>
    </message>
    <message>
        <source>It was not asked yet.</source>
        <translation>尚未询问。</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>Runner</source>
        <translation>Runner</translation>
    </message>
    <message>
        <source>Registry + runner</source>
        <translation>Registry + runner</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>%1, head</source>
        <translation>%1，首选</translation>
    </message>
    <message>
        <source>Another program than a spawntee answers: this machine is left alone.</source>
        <translation>应答的不是 spawntee，而是其他程序：不会动这台机器。</translation>
    </message>
    <message>
        <source>It takes the next model: %1.</source>
        <translation>下一个模型由它接收：%1。</translation>
    </message>
    <message>
        <source>accepting</source>
        <translation>可接收</translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 of %2 MB of memory are free.</source>
        <translation>内存 %2 MB 中有 %1 MB 空闲。</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>未批准</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>无需批准</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>The registry confirmed this compose hash since it started.</source>
        <translation>registry 启动以来已确认此 compose 哈希。</translation>
    </message>
    <message>
        <source>The registry turned this compose hash away: the runner cannot fetch models.</source>
        <translation>registry 拒绝了此 compose 哈希：该 runner 无法取得模型。</translation>
    </message>
    <message>
        <source>A registry needs no approval of its own hash.</source>
        <translation>registry 自身的哈希无需批准。</translation>
    </message>
    <message>
        <source>This desk has not sent the compose hash since the registry started, and a registry does not tell which ones it knows.</source>
        <translation>registry 启动以来，本控制台未发送过此 compose 哈希；registry 也不会说明它认得哪些哈希。</translation>
    </message>
    <message>
        <source>1 more</source>
        <translation>另有 1 项</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>%1 · as last known; it did not answer this time</source>
        <translation>%1 · 为上次所知；这次没有应答</translation>
    </message>
    <message>
        <source>%1 · its container runs</source>
        <translation>%1 · 容器运行中</translation>
    </message>
    <message>
        <source>%1 · no container</source>
        <translation>%1 · 没有容器</translation>
    </message>
    <message>
        <source>%1 · counts as started, but its container is gone</source>
        <translation>%1 · 记为已启动，但容器已不存在</translation>
    </message>
    <message>
        <source>%1 · its container could not be looked for</source>
        <translation>%1 · 无法查找其容器</translation>
    </message>
    <message>
        <source>1 row could not be read</source>
        <translation>1 行无法读取</translation>
    </message>
    <message>
        <source>%1 rows could not be read</source>
        <translation>%1 行无法读取</translation>
    </message>
    <message>
        <source>It has no tasks</source>
        <translation>没有任务</translation>
    </message>
    <message>
        <source>It runs no models</source>
        <translation>没有运行模型</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>no port named</source>
        <translation>未给出端口</translation>
    </message>
    <message>
        <source>state not said</source>
        <translation>未说明状态</translation>
    </message>
    <message>
        <source>No model is routed here</source>
        <translation>没有模型路由到这里</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Also: %1</source>
        <translation>另外：%1</translation>
    </message>
    <message>
        <source>Also: %1 (%2)</source>
        <translation>另外：%1（%2）</translation>
    </message>
    <message>
        <source>The cluster was not read yet</source>
        <translation>尚未读取集群</translation>
    </message>
    <message>
        <source>Not a member of the cluster “%1”</source>
        <translation>不是集群“%1”的成员</translation>
    </message>
    <message>
        <source>Role: %1</source>
        <translation>角色：%1</translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Compose hash: %1</source>
        <translation>compose 哈希：%1</translation>
    </message>
    <message>
        <source>It started a short while ago and does not know its coordinator&apos;s key yet</source>
        <translation>刚刚启动，还不知道其协调器的密钥</translation>
    </message>
    <message>
        <source>Read %1 ago</source>
        <translation>%1前读取</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>从未读取</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Running models</source>
        <translation>运行中的模型</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>Last approved by %1, at %2, %3</source>
        <extracomment>who, by which registry, when</extracomment>
        <translation>上次由 %1 批准，位于 %2，%3</translation>
    </message>
    <message>
        <source>%1 · route unknown; it was here</source>
        <translation>%1 · 路由未知；曾在此处</translation>
    </message>
    <message>
        <source>%1 · a build was sent at %2 and its answer lost</source>
        <translation>%1 · 构建于 %2 发出，应答丢失</translation>
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
    <message>
        <source>Stored</source>
        <extracomment>in place of &quot;Live&quot;: data that an earlier run of the program kept on disk</extracomment>
        <translation>已存</translation>
    </message>
    <message>
        <source>Failing, 1 try</source>
        <extracomment>in place of &quot;Live&quot;: what is shown is young, and the source answers no more</extracomment>
        <translation>无应答，1 次尝试</translation>
    </message>
    <message>
        <source>Failing, %1 tries</source>
        <translation>无应答，%1 次尝试</translation>
    </message>
    <message>
        <source>time not known</source>
        <translation>时间未知</translation>
    </message>
</context>
<context>
    <name>DeployText</name>
    <message>
        <source>%1: %2</source>
        <extracomment>a machine: why it does not run</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <extracomment>a line of a file: what was found there</extracomment>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>nothing passes %1, which the text takes from outside</source>
        <translation>没有传入 %1，而文本须从外部取得它</translation>
    </message>
    <message>
        <source>1 machine</source>
        <translation>1 台机器</translation>
    </message>
    <message>
        <source>%1 machines</source>
        <translation>%1 台机器</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message>
        <source>balance not said</source>
        <translation>未说明余额</translation>
    </message>
    <message>
        <source>balance %1 USD</source>
        <translation>余额 %1 USD</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>It is running</source>
        <translation>它正在运行</translation>
    </message>
    <message>
        <source>It is not running yet</source>
        <translation>它尚未运行</translation>
    </message>
    <message>
        <source>%1 of %2 are running</source>
        <translation>%2 台中有 %1 台在运行</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>It is under way</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Whether it was taken is not known</source>
        <translation>是否已被接受未知</translation>
    </message>
    <message>
        <source>It is not done</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>On chain first</source>
        <translation>先上链</translation>
    </message>
    <message>
        <source>Nothing is changed yet: its contract&apos;s owner has to allow it first</source>
        <translation>尚未作任何更改：须先由其合约的所有者允许</translation>
    </message>
</context>
<context>
    <name>DeskCheck</name>
    <message>
        <source>Core dumps are off for this program</source>
        <translation>本程序的核心转储已关闭</translation>
    </message>
    <message>
        <source>Core dumps: could not be asked</source>
        <translation>核心转储：无法查询</translation>
    </message>
    <message>
        <source>Core dumps are off for this session</source>
        <translation>本会话的核心转储已关闭</translation>
    </message>
    <message>
        <source>Core dumps are on for this session</source>
        <translation>本会话的核心转储已开启</translation>
    </message>
    <message>
        <source>Secrets in memory would be in a dump: start with “ulimit -c 0”.</source>
        <translation>内存中的密钥会进入转储文件：用“ulimit -c 0”启动。</translation>
    </message>
    <message>
        <source>No session bus: no keychain and no theme of the desktop</source>
        <translation>没有会话总线：没有钥匙串，也没有桌面主题</translation>
    </message>
    <message>
        <source>Start from a desktop session, or give secrets by file.</source>
        <translation>从桌面会话启动，或用文件提供密钥。</translation>
    </message>
    <message>
        <source>Session bus is there</source>
        <translation>会话总线可用</translation>
    </message>
    <message>
        <source>Keychain: %1, not asked yet</source>
        <translation>钥匙串：%1，尚未查询</translation>
    </message>
    <message>
        <source>Keychain: %1</source>
        <translation>钥匙串：%1</translation>
    </message>
    <message>
        <source>Keychain: %1, locked</source>
        <translation>钥匙串：%1，已锁定</translation>
    </message>
    <message>
        <source>Keychain: none answers</source>
        <translation>钥匙串：无应答</translation>
    </message>
    <message>
        <source>Keychain: %1, slow</source>
        <translation>钥匙串：%1，响应慢</translation>
    </message>
    <message>
        <source>Keychain: another back end than before</source>
        <translation>钥匙串：后端与之前不同</translation>
    </message>
    <message>
        <source>phala command line: %1</source>
        <translation>phala 命令行：%1</translation>
    </message>
    <message>
        <source>phala command line not found</source>
        <translation>未找到 phala 命令行</translation>
    </message>
    <message>
        <source>Not needed here; copied commands use it.</source>
        <translation>此处不需要；复制出的命令会用到。</translation>
    </message>
    <message>
        <source>HAProxy: %1</source>
        <translation>HAProxy：%1</translation>
    </message>
    <message>
        <source>HAProxy not found</source>
        <translation>未找到 HAProxy</translation>
    </message>
    <message>
        <source>Needed only by the demo fleet&apos;s cutover.</source>
        <translation>仅演示机群的切换需要。</translation>
    </message>
</context>
<context>
    <name>EndpointText</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1: waits for its turn</source>
        <translation>%1：等待轮到</translation>
    </message>
    <message>
        <source>%1: not probed</source>
        <translation>%1：未探测</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The endpoint is being probed</source>
        <translation>正在探测端点</translation>
    </message>
    <message>
        <source>Cancelled: what is not below is not known</source>
        <translation>已取消：下面没有的就是未知</translation>
    </message>
    <message>
        <source>Not probed: %1</source>
        <translation>未探测：%1</translation>
    </message>
    <message>
        <source>Not probed</source>
        <translation>未探测</translation>
    </message>
    <message>
        <source>The agent answers and says that it is healthy</source>
        <translation>智能体有应答，并称自己健康</translation>
    </message>
    <message>
        <source>The agent answers, but something deserves a look</source>
        <translation>智能体有应答，但有些情况值得一看</translation>
    </message>
    <message>
        <source>Something answers, but not as a healthy agent should</source>
        <translation>有应答，但不是健康的智能体应有的应答</translation>
    </message>
    <message>
        <source>The agent could not be reached as its users would</source>
        <translation>未能像用户那样连到智能体</translation>
    </message>
    <message>
        <source>Not known: the look did not come to its end</source>
        <translation>未知：探测没有做完</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求的地址</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>颁发给</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>For the names</source>
        <translation>适用名称</translation>
    </message>
    <message>
        <source>%1, ended</source>
        <translation>%1，已过期</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>还剩 1 天</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>还剩 %1 天</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>The deployment names no endpoint: there is nothing to probe.</source>
        <translation>该部署没有给出端点：没有可探测的。</translation>
    </message>
    <message>
        <source>Seen from this desk at %1. One GET of its health path was sent, without any key.</source>
        <translation>%1 从本工作台所见。只向其健康路径发出一次 GET，不带任何密钥。</translation>
    </message>
    <message>
        <source>A probe resolves the name, connects, looks at the certificate, and asks for the health path without any key.</source>
        <translation>探测会解析名称、建立连接、查看证书，并在不带任何密钥的情况下请求健康路径。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>信任</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
</context>
<context>
    <name>EnvironmentKind</name>
    <message>
        <source>production</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>预发布</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>演示</translation>
    </message>
</context>
<context>
    <name>EnvironmentList</name>
    <message>
        <source>Not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Unsaved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 条警告</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 条警告</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Sets up</source>
        <translation>配置内容</translation>
    </message>
    <message>
        <source>Phala Cloud</source>
        <translation>Phala Cloud</translation>
    </message>
    <message>
        <source>Collateral service</source>
        <translation>collateral 服务</translation>
    </message>
    <message>
        <source>Old plane</source>
        <translation>旧平面</translation>
    </message>
    <message>
        <source>New plane</source>
        <translation>新平面</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>编排器</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>远端</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>应答内容</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未查询</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Remove %1 from this desk</source>
        <translation>从本工作台移除 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move its file to the folder removed/</source>
        <translation>将其文件移到文件夹 removed/</translation>
    </message>
    <message>
        <source>Nothing is changed at its remotes</source>
        <translation>其远端上未作任何更改</translation>
    </message>
    <message>
        <source>Its record and its keys stay where they are</source>
        <translation>其记录和密钥保留在原处</translation>
    </message>
    <message>
        <source>The file stays where it is.</source>
        <translation>文件保留在原处。</translation>
    </message>
    <message>
        <source>Import the file from removed/: it is not destroyed.</source>
        <translation>从 removed/ 导入该文件：它未被销毁。</translation>
    </message>
    <message>
        <source>The command line knows it no more, too.</source>
        <translation>命令行也不再认得它。</translation>
    </message>
    <message>
        <source>It is open in this window. Open another environment first.</source>
        <translation>它已在此窗口中打开。先打开另一个环境。</translation>
    </message>
    <message>
        <source>it is a production environment</source>
        <translation>这是生产环境</translation>
    </message>
    <message>
        <source>Own CA</source>
        <translation>自有 CA</translation>
    </message>
    <message>
        <source>%1, via proxy</source>
        <extracomment>a remote, and the proxy that requests to it go through</extracomment>
        <translation>%1，经代理</translation>
    </message>
    <message>
        <source>%1 via proxy %2</source>
        <translation>%1，经代理 %2</translation>
    </message>
    <message>
        <source>Usable</source>
        <extracomment>of a file with certificates</extracomment>
        <translation>可用</translation>
    </message>
    <message>
        <source>Error in line %1</source>
        <translation>第 %1 行有错误</translation>
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
        <translation>（空）</translation>
    </message>
    <message>
        <source>Only one of the two machines measured it.</source>
        <translation>两台机器中只有一台度量了它。</translation>
    </message>
    <message>
        <source>Added by the application after boot: it counts for nothing in the comparison.</source>
        <translation>由应用在启动后添加：在比较中不起作用。</translation>
    </message>
    <message>
        <source>Equal on both machines.</source>
        <translation>两台机器上相同。</translation>
    </message>
    <message>
        <source>Virtual hardware: may differ with CPU count, memory and devices. The row RTMR0 says whether the claimed shapes explain it.</source>
        <translation>虚拟硬件：可能因 CPU 数量、内存和设备而不同。RTMR0 行说明声称的规格能否解释它。</translation>
    </message>
    <message>
        <source>Each machine has its own; it is why two honest twins differ in RTMR3.</source>
        <translation>每台机器各不相同；两台诚实的同样机器的 RTMR3 正因此而不同。</translation>
    </message>
    <message>
        <source>It must be equal and is not.</source>
        <translation>它必须相同，但并不相同。</translation>
    </message>
    <message>
        <source>The boot of the guest begins; everything before system-ready counts for identity.</source>
        <translation>客户机开始启动；system-ready 之前的一切都计入身份。</translation>
    </message>
    <message>
        <source>The root file system (older images).</source>
        <translation>根文件系统（较旧的镜像）。</translation>
    </message>
    <message>
        <source>The application that the machine booted for.</source>
        <translation>机器启动所运行的应用。</translation>
    </message>
    <message>
        <source>SHA-256 of the app-compose file: decides which containers run.</source>
        <translation>app-compose 文件的 SHA-256：决定运行哪些容器。</translation>
    </message>
    <message>
        <source>This machine&apos;s own identity; it must differ between two machines.</source>
        <translation>这台机器自己的身份；两台机器之间必须不同。</translation>
    </message>
    <message>
        <source>The identity of the boot is complete; keys may be asked for.</source>
        <translation>启动身份已完整；可以请求密钥。</translation>
    </message>
    <message>
        <source>Measurement of the key management that gave the keys.</source>
        <translation>下发密钥的密钥管理服务的度量值。</translation>
    </message>
    <message>
        <source>The operating system image, as the key management named it.</source>
        <translation>操作系统镜像，由密钥管理服务给出名称。</translation>
    </message>
    <message>
        <source>Who gives the machine its keys.</source>
        <translation>为机器提供密钥的一方。</translation>
    </message>
    <message>
        <source>File system of the data disk.</source>
        <translation>数据盘的文件系统。</translation>
    </message>
    <message>
        <source>The boot is over. What comes later is the application&apos;s own word.</source>
        <translation>启动结束。之后的内容只是应用自己的说法。</translation>
    </message>
    <message>
        <source>A script that ran before the containers.</source>
        <translation>在容器之前运行的脚本。</translation>
    </message>
    <message>
        <source>What the machine accepts as a GPU.</source>
        <translation>机器可接受的 GPU。</translation>
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
    <message>
        <source>The regular expression is not closed: end it with a slash. Put text that begins with a slash in quotation marks.</source>
        <translation>正则表达式没有结束：以斜杠结尾。以斜杠开头的文字须放在引号中。</translation>
    </message>
    <message>
        <source>The regular expression is longer than %1 characters.</source>
        <translation>正则表达式长于 %1 个字符。</translation>
    </message>
    <message>
        <source>The regular expression cannot be used: %1 (at character %2 of it).</source>
        <translation>正则表达式无法使用：%1（在其第 %2 个字符处）。</translation>
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
    <message>
        <source>, </source>
        <extracomment>Between the things of a list.</extracomment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>KeptWords</name>
    <message>
        <source>Scalings of before</source>
        <translation>先前的扩缩</translation>
    </message>
    <message>
        <source>A scaling of %1</source>
        <translation>%1 的扩缩</translation>
    </message>
    <message>
        <source>%1: another program is at it</source>
        <translation>%1：另一个程序正在处理</translation>
    </message>
    <message>
        <source>%1: what was kept of it cannot be read</source>
        <translation>%1：保留的记载无法读取</translation>
    </message>
    <message>
        <source>%1: half done</source>
        <translation>%1：部分完成</translation>
    </message>
    <message>
        <source>%1: whole by now</source>
        <translation>%1：现已全部完成</translation>
    </message>
    <message>
        <source>%1: nothing of it is in force</source>
        <translation>%1：没有任何一项生效</translation>
    </message>
    <message>
        <source>%1: the numbers were changed since</source>
        <translation>%1：数值此后已被更改</translation>
    </message>
    <message>
        <source>%1: where it stands is not known</source>
        <translation>%1：进展未知</translation>
    </message>
    <message>
        <source>%1 runs it. Its end is told here.</source>
        <translation>由 %1 运行。结果会显示在这里。</translation>
    </message>
    <message>
        <source>%1. Compare the numbers of the service and of its hosts yourself. To dismiss it sets it aside, it is not deleted.</source>
        <translation>%1。请自行比对服务与其主机的数值。忽略只是把它放到一边，不会删除。</translation>
    </message>
    <message>
        <source>The program that ran it ended before it was through.</source>
        <translation>运行它的程序在做完之前就结束了。</translation>
    </message>
    <message>
        <source>It had stopped: %1.</source>
        <translation>它已停下：%1。</translation>
    </message>
    <message>
        <source>It had stopped on its way.</source>
        <translation>它在中途停下了。</translation>
    </message>
    <message>
        <source>%1 Nothing was undone by itself.</source>
        <translation>%1 没有任何一步被自动撤销。</translation>
    </message>
    <message>
        <source>%1 All numbers are as intended now; there is nothing left to do.</source>
        <translation>%1 所有数值现在都与拟定的一致；无事可做。</translation>
    </message>
    <message>
        <source>%1 All numbers are as before, but what was sent may still come into force. They are read again with every poll.</source>
        <translation>%1 所有数值与先前一样，但已发出的请求仍可能生效。每次轮询都会重新读取。</translation>
    </message>
    <message>
        <source>%1 All numbers are as before; scale again if it is still wanted.</source>
        <translation>%1 所有数值与先前一样；若仍需要，可再次扩缩。</translation>
    </message>
    <message>
        <source>%1 The numbers are neither those of before nor those intended: somebody else changed them. Look who, then scale again.</source>
        <translation>%1 数值既不是先前的，也不是拟定的：有人改过。先查是谁，再扩缩。</translation>
    </message>
    <message>
        <source>%1 The numbers cannot be read now: %2.</source>
        <translation>%1 现在无法读取数值：%2。</translation>
    </message>
    <message>
        <source>%1 tasks, hosts %2 · %3 · %4</source>
        <translation>任务 %1，主机 %2 · %3 · %4</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>任务 %1</translation>
    </message>
</context>
<context>
    <name>LayoutStore</name>
    <message>
        <source>the saved window layout cannot be read, so the default is used</source>
        <translation>保存的窗口布局无法读取，因此使用默认布局</translation>
    </message>
</context>
<context>
    <name>LookStrip</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>with a fault</source>
        <translation>有故障</translation>
    </message>
    <message>
        <source>with a fault, %1</source>
        <translation>有故障，%1</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>refused, %1</source>
        <translation>拒绝，%1</translation>
    </message>
    <message>
        <source>no answer in %1</source>
        <translation>%1 内无应答</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>answered, %1</source>
        <translation>已应答，%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time, what came of a look</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (an earlier run)</source>
        <translation>%1（之前的运行）</translation>
    </message>
    <message>
        <source>%1 to %2: no look</source>
        <translation>%1 到 %2：未查看</translation>
    </message>
    <message>
        <source>1 look, unanswered</source>
        <translation>查看 1 次，无应答</translation>
    </message>
    <message>
        <source>%1 of %2 looks unanswered</source>
        <translation>查看 %2 次，其中 %1 次无应答</translation>
    </message>
    <message>
        <source>1 look, answered</source>
        <translation>查看 1 次，已应答</translation>
    </message>
    <message>
        <source>All %1 looks answered</source>
        <translation>查看 %1 次，全部应答</translation>
    </message>
    <message>
        <source>1 look</source>
        <translation>查看 1 次</translation>
    </message>
    <message>
        <source>%1 looks</source>
        <translation>查看 %1 次</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <comment>a number of looks</comment>
        <translation>%1 次被拒绝</translation>
    </message>
    <message>
        <source>%1 with a fault</source>
        <comment>a number of looks</comment>
        <translation>%1 次有故障</translation>
    </message>
    <message>
        <source>%1 not asked</source>
        <comment>a number of looks</comment>
        <translation>%1 次未询问</translation>
    </message>
    <message>
        <source>being asked for %1</source>
        <translation>已询问 %1</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>last %1, %2</source>
        <comment>time of the newest look, what came of it</comment>
        <translation>最近 %1，%2</translation>
    </message>
    <message>
        <source>no look since</source>
        <translation>此后未再查看</translation>
    </message>
</context>
<context>
    <name>MachineChecks</name>
    <message>
        <source>Not reached</source>
        <translation>未到达</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Form of the quote</source>
        <translation>Quote 的格式</translation>
    </message>
    <message>
        <source>Every length and type in it agrees.</source>
        <translation>其中所有长度和类型均一致。</translation>
    </message>
    <message>
        <source>Ask the machine again. If the same comes back, keep the evidence bundle: this is not a quote as Intel&apos;s enclave makes it.</source>
        <translation>再次询问该机器。如果返回仍相同，保留证据包：这不是 Intel 的 enclave 生成的 Quote。</translation>
    </message>
    <message>
        <source>Collateral and revocation lists</source>
        <translation>collateral 与吊销列表</translation>
    </message>
    <message>
        <source>Fetch collateral again (F5) or add a collateral file for this platform. For old evidence, fix the time of verification. A revoked platform must not be used.</source>
        <translation>重新获取 collateral（F5），或为此平台添加 collateral 文件。对于旧证据，固定验证时间。已吊销的平台不得使用。</translation>
    </message>
    <message>
        <source>PCK certificate chain</source>
        <translation>PCK 证书链</translation>
    </message>
    <message>
        <source>The platform&apos;s key does not come from the trust root of this environment: do not use the machine, and ask the provider with the evidence bundle.</source>
        <translation>平台密钥不出自此环境的信任根：不要使用该机器，并附上证据包询问提供方。</translation>
    </message>
    <message>
        <source>Quoting enclave</source>
        <translation>Quoting Enclave</translation>
    </message>
    <message>
        <source>Ask the provider to update the platform&apos;s quoting enclave; until then the machine proves nothing.</source>
        <translation>要求提供方更新平台的 Quoting Enclave；在此之前，该机器不能证明任何事。</translation>
    </message>
    <message>
        <source>Signature of the quote</source>
        <translation>Quote 的签名</translation>
    </message>
    <message>
        <source>Header and report are exactly as the attestation key signed them.</source>
        <translation>头部和报告与证明密钥所签的完全一致。</translation>
    </message>
    <message>
        <source>The quote was changed after it was signed. Do not use the machine; keep the evidence bundle.</source>
        <translation>Quote 在签名后被改动。不要使用该机器；保留证据包。</translation>
    </message>
    <message>
        <source>Level of the platform (TCB)</source>
        <translation>平台级别（TCB）</translation>
    </message>
    <message>
        <source>Ask the provider for a machine on an up-to-date platform.</source>
        <translation>向提供方要求一台平台为最新的机器。</translation>
    </message>
    <message>
        <source>Attributes of the machine</source>
        <translation>机器的属性</translation>
    </message>
    <message>
        <source>Not a debug machine, no service machine bound, reserved bits zero.</source>
        <translation>不是调试机器，未绑定服务机器，保留位为零。</translation>
    </message>
    <message>
        <source>A debug machine can be read by its host: deploy again in production mode.</source>
        <translation>调试机器可被其宿主机读取：以生产模式重新部署。</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Quote</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>The machine gave no quote. What it says about itself proves nothing.</source>
        <translation>该机器未给出 Quote。它对自己的说法不能证明任何事。</translation>
    </message>
    <message>
        <source>See that the machine is reachable by its instance address and offers an attestation route.</source>
        <translation>确认可通过实例地址访问该机器，且它提供证明路由。</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>存在</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes as received.</source>
        <translation>
            <numerusform>收到 %n 字节，原样保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>An earlier check failed, so this one says nothing.</source>
        <translation>之前的检查未通过，因此此项不说明任何问题。</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Keep the evidence bundle and ask.</source>
        <translation>保留证据包并询问。</translation>
    </message>
    <message>
        <source>TCB status and policy</source>
        <translation>TCB 状态与策略</translation>
    </message>
    <message>
        <source>There is no status without a verified quote.</source>
        <translation>没有经验证的 Quote，就没有状态。</translation>
    </message>
    <message>
        <source> Intel&apos;s own rules give %1.</source>
        <translation> 按 Intel 自己的规则为 %1。</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>%1 by the strict profile.</source>
        <translation>按严格策略为 %1。</translation>
    </message>
    <message>
        <source> Open advisories: %1.</source>
        <translation> 未处理的安全公告：%1。</translation>
    </message>
    <message>
        <source>Read the advisories below. Ask the provider to update the platform, or move the machine; the policy of this environment does not accept this status.</source>
        <translation>阅读下方的安全公告。要求提供方更新平台，或迁移机器；此环境的策略不接受该状态。</translation>
    </message>
    <message>
        <source>Accepted by the policy of this environment. Read the advisories and see that they do not concern you.</source>
        <translation>此环境的策略接受该状态。阅读安全公告，确认与您无关。</translation>
    </message>
    <message>
        <source>Event log replays to the registers</source>
        <translation>事件日志可复算出寄存器值</translation>
    </message>
    <message>
        <source>There is no event log, so nothing explains the registers.</source>
        <translation>没有事件日志，因此无法解释寄存器。</translation>
    </message>
    <message>
        <source>Let the attestation route answer with event_log, or allow public_tcbinfo in the app-compose.</source>
        <translation>让证明路由返回 event_log，或在 app-compose 中允许 public_tcbinfo。</translation>
    </message>
    <message numerus="yes">
        <source>%n events give exactly the registers of the quote.</source>
        <translation>
            <numerusform>%n 个事件复算得出的寄存器值与 Quote 完全一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>The log cannot be read.</source>
        <translation>日志无法读取。</translation>
    </message>
    <message>
        <source>One more finding.</source>
        <translation>另有一项发现。</translation>
    </message>
    <message>
        <source>%1 more findings.</source>
        <translation>另有 %1 项发现。</translation>
    </message>
    <message>
        <source>An identity event appears twice: one of them was added later to pass for another application. Believe neither, and deploy again.</source>
        <translation>一个身份事件出现了两次：其中一个是后加的，用来冒充另一个应用。两者都不可信，重新部署。</translation>
    </message>
    <message>
        <source>A log that does not replay was forged or cut. Ask the machine again; if it stays so, do not use it and keep the evidence bundle.</source>
        <translation>复算不符的日志是伪造的或被截断的。再次询问该机器；如果仍然如此，不要使用它，并保留证据包。</translation>
    </message>
    <message>
        <source>There is no verified quote to replay against.</source>
        <translation>没有可供复算比对的已验证 Quote。</translation>
    </message>
    <message>
        <source>Boot section</source>
        <translation>启动段</translation>
    </message>
    <message>
        <source>The log does not replay, so it names nothing.</source>
        <translation>日志复算不符，因此不能说明任何身份。</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>It names application, compose hash and instance, and ends with system-ready.</source>
        <translation>其中有应用、compose 哈希和实例，并以 system-ready 结尾。</translation>
    </message>
    <message>
        <source>It does not name the application, or ends before system-ready.</source>
        <translation>其中没有应用，或在 system-ready 之前就结束了。</translation>
    </message>
    <message>
        <source>Wait until the machine has booted, then verify again.</source>
        <translation>等机器启动完毕，再次验证。</translation>
    </message>
    <message>
        <source>Late compose event</source>
        <translation>迟到的 compose 事件</translation>
    </message>
    <message>
        <source> After boot the application added a compose-hash event of its own: it counts for nothing.</source>
        <translation> 启动后，应用自行添加了一个 compose-hash 事件：不起作用。</translation>
    </message>
    <message>
        <source>Look at the tab Events. An application that names another compose hash after boot wants to be taken for something else.</source>
        <translation>查看“事件”标签页。在启动后给出另一个 compose 哈希的应用，是想冒充别的东西。</translation>
    </message>
    <message>
        <source>app-compose is the one that was measured</source>
        <translation>app-compose 与度量时的相同</translation>
    </message>
    <message>
        <source>No compose hash was measured.</source>
        <translation>未度量 compose 哈希。</translation>
    </message>
    <message>
        <source>SHA-256 of the exact text is the measured compose-hash.</source>
        <translation>原文的 SHA-256 即为度量到的 compose-hash。</translation>
    </message>
    <message>
        <source>The served text hashes to another value. A hash of docker-compose.yml alone can never be equal: the compose hash covers the whole app-compose.</source>
        <translation>所提供文本的哈希是另一个值。只对 docker-compose.yml 求哈希永远不会相等：compose 哈希涵盖整个 app-compose。</translation>
    </message>
    <message>
        <source>Compare the served text with your own in the tab App-compose; spelling and spaces count.</source>
        <translation>在“App-compose”标签页将所提供的文本与您自己的比较；写法和空格都算数。</translation>
    </message>
    <message>
        <source>The machine does not serve its app-compose, so the hash cannot be tied to a text.</source>
        <translation>该机器不提供其 app-compose，因此无法将哈希与文本对应。</translation>
    </message>
    <message>
        <source>Allow public_tcbinfo in the app-compose, or let the cloud&apos;s API show it.</source>
        <translation>在 app-compose 中允许 public_tcbinfo，或让云端 API 提供它。</translation>
    </message>
    <message>
        <source>Images pinned by digest</source>
        <translation>镜像已按摘要固定</translation>
    </message>
    <message>
        <source>One image, named by its digest.</source>
        <translation>1 个镜像，以摘要指定。</translation>
    </message>
    <message>
        <source>%1 images, each named by its digest.</source>
        <translation>%1 个镜像，均以摘要指定。</translation>
    </message>
    <message>
        <source>Not pinned</source>
        <translation>未固定</translation>
    </message>
    <message>
        <source>The compose hash does not fix this code: %1.</source>
        <translation>compose 哈希未固定这些代码：%1。</translation>
    </message>
    <message>
        <source>Name every image with @sha256: in the compose file and deploy again.</source>
        <translation>在 compose 文件中用 @sha256: 指定每个镜像，然后重新部署。</translation>
    </message>
    <message>
        <source>The app-compose names no image that we can read.</source>
        <translation>app-compose 中没有我方可读取的镜像名。</translation>
    </message>
    <message>
        <source>Claims agree with what was measured</source>
        <translation>声明与度量一致</translation>
    </message>
    <message>
        <source>Nothing the machine says about itself contradicts its quote.</source>
        <translation>机器对自己的说法与其 Quote 没有矛盾。</translation>
    </message>
    <message>
        <source>There is no verified quote to hold them against.</source>
        <translation>没有可供对照的已验证 Quote。</translation>
    </message>
    <message>
        <source>Contradict</source>
        <translation>有矛盾</translation>
    </message>
    <message>
        <source>Believe the measured value. A machine that says something else about itself is faulty or lies.</source>
        <translation>以度量值为准。对自己另有说法的机器，不是有故障就是在说谎。</translation>
    </message>
    <message>
        <source>Key provider</source>
        <translation>密钥提供方</translation>
    </message>
    <message>
        <source>None was measured.</source>
        <translation>未度量到任何提供方。</translation>
    </message>
    <message>
        <source>Not shared</source>
        <translation>不共享</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>已度量</translation>
    </message>
    <message>
        <source>Two such machines never share keys. Deploy with a KMS if they must.</source>
        <translation>这样的两台机器绝不共享密钥。如需共享，请使用 KMS 部署。</translation>
    </message>
    <message>
        <source>Fresh: answers our challenge</source>
        <translation>新鲜：应答了我方的挑战</translation>
    </message>
    <message>
        <source>There is no verified quote.</source>
        <translation>没有经验证的 Quote。</translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation>新鲜</translation>
    </message>
    <message>
        <source>The quote answers the challenge of this run, or binds the key of the very connection that served it.</source>
        <translation>Quote 应答了本轮的挑战，或绑定了提供它的那条连接的密钥。</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>被重放</translation>
    </message>
    <message>
        <source>The quote was made for another challenge: an old one, or one of another machine.</source>
        <translation>Quote 是针对另一个挑战生成的：旧 Quote，或另一台机器的 Quote。</translation>
    </message>
    <message>
        <source>Verify again. If it stays so, something between you and the machine answers in its place: do not use it.</source>
        <translation>再次验证。如果仍然如此，说明您与机器之间有东西在代它应答：不要使用它。</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>未证明</translation>
    </message>
    <message>
        <source>No challenge was possible. A quote has no date, so this one may be old.</source>
        <translation>无法发起挑战。Quote 不含日期，因此可能是旧的。</translation>
    </message>
    <message>
        <source>Let the application offer GET /attestation?challenge=… and answer with a quote whose report data is SHA-512(&quot;app-data:&quot; + challenge).</source>
        <translation>让应用提供 GET /attestation?challenge=…，并返回报告数据为 SHA-512(&quot;app-data:&quot; + challenge) 的 Quote。</translation>
    </message>
    <message>
        <source>Operating system image</source>
        <translation>操作系统镜像</translation>
    </message>
    <message>
        <source>No reference table of released images was given; the registers are compared between machines only.</source>
        <translation>未提供已发布镜像的参考表；仅在机器之间比较寄存器。</translation>
    </message>
    <message>
        <source>On-chain allow-list</source>
        <translation>链上允许列表</translation>
    </message>
    <message>
        <source>No contract was given in this comparison.</source>
        <translation>本次比较未提供合约。</translation>
    </message>
    <message numerus="yes">
        <source>%n h old</source>
        <translation>
            <numerusform>%n 小时前签发</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d old</source>
        <translation>
            <numerusform>%n 天前签发</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>out of date since %n d</source>
        <translation>
            <numerusform>已过期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next update in %n h</source>
        <translation>
            <numerusform>%n 小时后更新</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next update in %n d</source>
        <translation>
            <numerusform>%n 天后更新</numerusform>
        </translation>
    </message>
    <message>
        <source>Reached at</source>
        <translation>访问地址</translation>
    </message>
    <message>
        <source>Trust root</source>
        <translation>信任根</translation>
    </message>
    <message>
        <source>TCB status, strict</source>
        <translation>TCB 状态（严格）</translation>
    </message>
    <message>
        <source>By Intel&apos;s rules</source>
        <translation>按 Intel 的规则</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>构成</translation>
    </message>
    <message>
        <source>platform %1, enclave %2, module %3</source>
        <translation>平台 %1，enclave %2，模块 %3</translation>
    </message>
    <message>
        <source>with the platform</source>
        <translation>随平台</translation>
    </message>
    <message>
        <source>no page known</source>
        <translation>没有已知页面</translation>
    </message>
    <message>
        <source>Evaluation data</source>
        <translation>评估数据</translation>
    </message>
    <message>
        <source>TCB info %1, QE identity %2</source>
        <translation>TCB info %1，QE identity %2</translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation>collateral</translation>
    </message>
    <message>
        <source>QE identity</source>
        <translation>QE identity</translation>
    </message>
    <message>
        <source>TCB level of</source>
        <translation>TCB 级别日期</translation>
    </message>
    <message>
        <source>FMSPC</source>
        <translation>FMSPC</translation>
    </message>
    <message>
        <source>PPID</source>
        <translation>PPID</translation>
    </message>
    <message>
        <source>compose-hash</source>
        <translation>compose-hash</translation>
    </message>
    <message>
        <source>app-id</source>
        <translation>app-id</translation>
    </message>
    <message>
        <source>instance-id</source>
        <translation>instance-id</translation>
    </message>
    <message>
        <source>Report data</source>
        <translation>报告数据</translation>
    </message>
    <message>
        <source>Signed under the trust root, in force at the time of the verdict, nothing of this platform revoked.</source>
        <translation>由信任根签名，在判定时有效，此平台无任何吊销项。</translation>
    </message>
    <message>
        <source>Signed link by link up to the trust root.</source>
        <translation>逐级签名，直至信任根。</translation>
    </message>
    <message>
        <source>The enclave that the signed identity names, in production mode, and it vouches for the attestation key.</source>
        <translation>是已签名 identity 所指的 enclave，处于生产模式，并为证明密钥作保。</translation>
    </message>
    <message>
        <source>The signed list of levels knows this one.</source>
        <translation>已签名的级别列表中有此级别。</translation>
    </message>
    <message>
        <source>Intel</source>
        <translation>Intel</translation>
    </message>
    <message>
        <source>Not Intel&apos;s</source>
        <translation>不是 Intel 的</translation>
    </message>
    <message>
        <source>Everything below is judged under Intel&apos;s root, which is part of this program.</source>
        <translation>以下各项均以本程序内置的 Intel 根为准判定。</translation>
    </message>
    <message>
        <source>Everything below is judged under “%1”, a root of this environment&apos;s own. It proves nothing about Intel hardware.</source>
        <translation>以下各项均以“%1”为准判定，它是此环境自有的根。不能证明任何关于 Intel 硬件的事。</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Development image</source>
        <translation>开发镜像</translation>
    </message>
    <message>
        <source>A development image allows log-in. Deploy again with a released image.</source>
        <translation>开发镜像允许登录。用发布镜像重新部署。</translation>
    </message>
    <message>
        <source>Not in the table</source>
        <translation>不在表中</translation>
    </message>
    <message>
        <source>Add the image to the table when you know it, or ask the vendor which release these registers belong to.</source>
        <translation>确认后将该镜像加入表中，或询问厂商这些寄存器值属于哪个发布版本。</translation>
    </message>
    <message>
        <source>Bound to what you expect (A3)</source>
        <translation>与您的预期绑定（A3）</translation>
    </message>
    <message>
        <source>Give the expected image, compose hash, app id and key provider in the profile: then a proof is about your release and not only about a machine.</source>
        <translation>在配置中给出预期的镜像、compose 哈希、应用 ID 和密钥提供方：这样证明的才是您的发布版本，而不只是一台机器。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Counters, claimed</source>
        <translation>计数器（声称）</translation>
    </message>
    <message>
        <source>(each machine counts for itself, in memory)</source>
        <translation>（每台机器各自计数，保存在内存中）</translation>
    </message>
</context>
<context>
    <name>NamedLayouts</name>
    <message>
        <source>a saved layout cannot be read: %1</source>
        <translation>有一个已保存的布局无法读取：%1</translation>
    </message>
    <message>
        <source>Put the file right or delete it; the other layouts are there.</source>
        <translation>修正该文件或删除它；其他布局仍在。</translation>
    </message>
    <message>
        <source>The file was left as it is.</source>
        <translation>该文件保持原样。</translation>
    </message>
    <message>
        <source>arrangement.%1 is not understood</source>
        <translation>arrangement.%1 无法理解</translation>
    </message>
    <message>
        <source>arrangement.pages.%1 is not an object</source>
        <translation>arrangement.pages.%1 不是对象</translation>
    </message>
    <message>
        <source>it was written by a newer version of Pilothouse</source>
        <translation>它由较新版本的 Pilothouse 写入</translation>
    </message>
    <message>
        <source>version is missing</source>
        <translation>version 缺失</translation>
    </message>
    <message>
        <source>%1 is not understood</source>
        <translation>%1 无法理解</translation>
    </message>
    <message>
        <source>name is missing or cannot be a name</source>
        <translation>name 缺失或不能作为名称</translation>
    </message>
    <message>
        <source>the file belongs to another name than the one in it</source>
        <translation>该文件属于与其中不同的名称</translation>
    </message>
    <message>
        <source>savedAt is not a time</source>
        <translation>savedAt 不是时间</translation>
    </message>
    <message>
        <source>arrangement is missing</source>
        <translation>arrangement 缺失</translation>
    </message>
    <message>
        <source>there are %1 files, the limit is %2</source>
        <translation>有 %1 个文件，上限为 %2</translation>
    </message>
    <message>
        <source>this cannot be the name of a layout</source>
        <translation>这不能作为布局的名称</translation>
    </message>
    <message>
        <source>there is a layout with this name</source>
        <translation>已有同名的布局</translation>
    </message>
    <message>
        <source>Choose another name, or replace it.</source>
        <translation>换一个名称，或替换它。</translation>
    </message>
    <message>
        <source>a damaged file is in the way and cannot be kept aside</source>
        <translation>有一个损坏的文件占用了位置，无法另存</translation>
    </message>
    <message>
        <source>there are %1 layouts, that is the most</source>
        <translation>已有 %1 个布局，这是上限</translation>
    </message>
    <message>
        <source>Delete one that is not used.</source>
        <translation>删除一个不用的。</translation>
    </message>
    <message>
        <source>there is no layout with this name</source>
        <translation>没有此名称的布局</translation>
    </message>
    <message>
        <source>the layout has its new name, but the old file cannot be deleted</source>
        <translation>布局已改名，但旧文件无法删除</translation>
    </message>
    <message>
        <source>The layout is there under both names.</source>
        <translation>该布局现在两个名称下都有。</translation>
    </message>
    <message>
        <source>the layout cannot be deleted</source>
        <translation>该布局无法删除</translation>
    </message>
</context>
<context>
    <name>OnChainText</name>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a chain and its number</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The app&apos;s contract has to allow it first (465)</source>
        <translation>须先由该应用的合约允许（465）</translation>
    </message>
    <message>
        <source>The cloud does not know this change any more (466)</source>
        <translation>云端已不认识此更改（466）</translation>
    </message>
    <message>
        <source>The transaction could not be verified (467)</source>
        <translation>该交易无法验证（467）</translation>
    </message>
    <message>
        <source>The contract does not allow the compose hash (468)</source>
        <translation>合约不允许该 compose 哈希（468）</translation>
    </message>
    <message>
        <source>Nothing is changed yet. The owner&apos;s wallet makes the calls below, anywhere; then the change is committed here.</source>
        <translation>尚未作任何更改。由所有者的钱包在任意处进行下列调用；然后在此提交更改。</translation>
    </message>
    <message>
        <source>It is too old, or a newer one took its place. Nothing was changed: plan the change again.</source>
        <translation>它过旧，或已被较新的取代。未作任何更改：重新为更改制定计划。</translation>
    </message>
    <message>
        <source>Nothing was changed. Wait until the transaction is confirmed and commit again; check that the hash is whole and of this chain.</source>
        <translation>未作任何更改。等交易确认后再提交；检查哈希是否完整且属于此链。</translation>
    </message>
    <message>
        <source>Nothing was changed. The transaction did something else, or went to another contract: make the calls below, then commit again.</source>
        <translation>未作任何更改。该交易做了别的事，或发往另一合约：进行下列调用，然后再提交。</translation>
    </message>
    <message>
        <source>Contract of the app</source>
        <translation>应用的合约</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Calldata %1</source>
        <translation>%1 的 calldata</translation>
    </message>
    <message>
        <source>Calldata</source>
        <translation>calldata</translation>
    </message>
    <message>
        <source>Compose hash</source>
        <translation>compose 哈希</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>设备 ID</translation>
    </message>
    <message>
        <source>Contract of the KMS</source>
        <translation>KMS 的合约</translation>
    </message>
    <message>
        <source>It begins with the wallet&apos;s address: enter that below “Machine”.</source>
        <translation>它以钱包的地址开头：在下方“机器”处输入。</translation>
    </message>
    <message>
        <source>The transaction&apos;s hash is missing.</source>
        <translation>缺少交易的哈希。</translation>
    </message>
    <message>
        <source>A transaction&apos;s hash begins with 0x.</source>
        <translation>交易的哈希以 0x 开头。</translation>
    </message>
    <message>
        <source>Only the digits 0 to 9 and a to f stand behind 0x.</source>
        <translation>0x 之后只有数字 0 到 9 和 a 到 f。</translation>
    </message>
    <message>
        <source>64 digits stand behind 0x, and these are %1.</source>
        <translation>0x 之后须有 64 位，这里有 %1 位。</translation>
    </message>
    <message>
        <source>%1 waits for its contract&apos;s owner</source>
        <translation>%1 在等待其合约的所有者</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for their contracts&apos; owners</source>
        <translation>
            <numerusform>%n 项更改在等待其合约的所有者</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: a commit was sent, and whether it took effect is not known. Look at the machine before you send another.</source>
        <translation>%1：已发出提交，是否生效未知。再次发出之前先查看该机器。</translation>
    </message>
    <message>
        <source>%1: asked for %2 ago, not carried out yet.</source>
        <translation>%1：%2前提出，尚未执行。</translation>
    </message>
</context>
<context>
    <name>Overview</name>
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
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>CVMs</source>
        <translation>台 CVM</translation>
    </message>
    <message>
        <source>waiting for the first answer</source>
        <translation>等待首次应答</translation>
    </message>
    <message>
        <source>CVM</source>
        <translation>台 CVM</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 运行中</translation>
    </message>
    <message>
        <source>%1 moving</source>
        <translation>%1 转换中</translation>
    </message>
    <message>
        <source>%1 failing</source>
        <translation>%1 异常</translation>
    </message>
    <message>
        <source>%1 stopped</source>
        <translation>%1 已停止</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 未知</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 个问题</translation>
    </message>
    <message>
        <source>1 unknown</source>
        <translation>1 个未知</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未比较</translation>
    </message>
    <message>
        <source>proven</source>
        <translation>已证明</translation>
    </message>
    <message>
        <source>no comparison in this session</source>
        <translation>本次会话未做比较</translation>
    </message>
    <message>
        <source>of %1 identical</source>
        <translation>/ %1 台一致</translation>
    </message>
    <message>
        <source>1 differs</source>
        <translation>1 台不同</translation>
    </message>
    <message>
        <source>%1 differ</source>
        <translation>%1 台不同</translation>
    </message>
    <message>
        <source>compared %1 ago</source>
        <translation>%1前比较</translation>
    </message>
    <message>
        <source>Cutover</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>of %1 on %2</source>
        <translation>的 %1 在 %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>Rollback not confirmed</source>
        <translation>回滚未确认</translation>
    </message>
    <message>
        <source>Drifted</source>
        <translation>已漂移</translation>
    </message>
    <message>
        <source>Not read back</source>
        <translation>未回读</translation>
    </message>
    <message>
        <source>1 gate closed</source>
        <translation>1 个关卡未放行</translation>
    </message>
    <message>
        <source>%1 gates closed</source>
        <translation>%1 个关卡未放行</translation>
    </message>
    <message>
        <source>Gates open</source>
        <translation>关卡全部放行</translation>
    </message>
    <message>
        <source>no run open</source>
        <translation>没有进行中的轮次</translation>
    </message>
    <message>
        <source>run %1 · %2</source>
        <translation>轮次 %1 · %2</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>%1 signed checkpoints</source>
        <translation>%1 个已签名检查点</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>条</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Phala Cloud API</source>
        <translation>Phala Cloud API</translation>
    </message>
    <message>
        <source>Router %1</source>
        <translation>路由器 %1</translation>
    </message>
    <message>
        <source>Plane %1</source>
        <translation>平面 %1</translation>
    </message>
    <message>
        <source>Plane %1: %2</source>
        <translation>平面 %1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1/h</source>
        <translation>%1/小时</translation>
    </message>
    <message>
        <source>Rates as the cloud&apos;s API gives them for what is not stopped. Disks and traffic are not included.</source>
        <translation>费率取自云端 API，只计未停止的机器。不含磁盘和流量。</translation>
    </message>
    <message>
        <source>Incomplete: %1 CVMs have no rate. Disks and traffic are not included.</source>
        <translation>不完整：%1 台 CVM 没有费率。不含磁盘和流量。</translation>
    </message>
    <message>
        <source>No sources</source>
        <translation>无数据源</translation>
    </message>
    <message>
        <source>Sources %1 of %2 good</source>
        <translation>数据源 %1/%2 正常</translation>
    </message>
    <message>
        <source>Audit not checked: %1</source>
        <translation>审计未检查：%1</translation>
    </message>
    <message>
        <source>Audit: checking</source>
        <translation>审计：正在检查</translation>
    </message>
    <message>
        <source>Audit broken: %1</source>
        <translation>审计损坏：%1</translation>
    </message>
    <message>
        <source>Audit: empty</source>
        <translation>审计：为空</translation>
    </message>
    <message>
        <source>Audit intact · %1 entries</source>
        <translation>审计完好 · %1 条</translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <translation>%1 · %2 %3</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rollback not confirmed: %1 may still get traffic</source>
        <translation>回滚未确认：%1 可能仍有流量</translation>
    </message>
    <message>
        <source>Open cutover</source>
        <translation>打开切换</translation>
    </message>
    <message>
        <source>%1 tripped: %2</source>
        <translation>%1 已触发：%2</translation>
    </message>
    <message>
        <source>%1: %2, rolls back at %3</source>
        <translation>%1：%2，达到 %3 时回滚</translation>
    </message>
    <message>
        <source>The split in force is not the confirmed one: %1</source>
        <translation>生效的分流不是已确认的分流：%1</translation>
    </message>
    <message>
        <source>The router does not answer: %1</source>
        <translation>路由器不应答：%1</translation>
    </message>
    <message>
        <source>Gate “%1” fails: %2</source>
        <translation>关卡“%1”未通过：%2</translation>
    </message>
    <message>
        <source>Gate “%1” is stale: %2</source>
        <translation>关卡“%1”已过时：%2</translation>
    </message>
    <message>
        <source>Gate “%1” is unknown: %2</source>
        <translation>关卡“%1”未知：%2</translation>
    </message>
    <message>
        <source>Open gate</source>
        <translation>打开关卡</translation>
    </message>
    <message>
        <source>Phala Cloud: %1</source>
        <translation>Phala Cloud：%1</translation>
    </message>
    <message>
        <source>%1: Phala says “%2”</source>
        <translation>%1：Phala 称“%2”</translation>
    </message>
    <message>
        <source>and %1 more CVMs that fail</source>
        <translation>另有 %1 台 CVM 异常</translation>
    </message>
    <message>
        <source>1 row of the list could not be read</source>
        <translation>列表中 1 行无法读取</translation>
    </message>
    <message>
        <source>%1 rows of the list could not be read</source>
        <translation>列表中 %1 行无法读取</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>The record was not checked: %1</source>
        <translation>记录未检查：%1</translation>
    </message>
    <message>
        <source>Tip differs</source>
        <translation>链尾不同</translation>
    </message>
    <message>
        <source>size not said</source>
        <translation>未说明规格</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Audit: the tip is not the one kept in the keychain</source>
        <translation>审计：链尾与钥匙串中保存的不同</translation>
    </message>
    <message>
        <source>Audit intact · 1 entry</source>
        <translation>审计完好 · 1 条</translation>
    </message>
    <message>
        <source>Provers</source>
        <translation>Prover</translation>
    </message>
    <message>
        <source>tasks run</source>
        <translation>个任务运行中</translation>
    </message>
    <message>
        <source>of %1 tasks</source>
        <translation>/ %1 个任务</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 个服务</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 个服务</translation>
    </message>
    <message>
        <source>%1 short of tasks</source>
        <translation>%1 个服务任务不足</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>AWS: %1</source>
        <translation>AWS：%1</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4 tasks run</source>
        <translation>%1：%2，%3/%4 个任务运行中</translation>
    </message>
    <message>
        <source>and %1 more services that are short of tasks</source>
        <translation>另有 %1 个服务任务不足</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>编排器</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>Orchestrator: %1</source>
        <translation>编排器：%1</translation>
    </message>
    <message>
        <source>%1: the orchestrator&apos;s health checks fail</source>
        <translation>%1：编排器的健康检查未通过</translation>
    </message>
    <message>
        <source>%1: failed, and no reason is given</source>
        <translation>%1：失败，未给出原因</translation>
    </message>
    <message>
        <source>and %1 more agents that failed or are unhealthy</source>
        <translation>另有 %1 个智能体失败或不健康</translation>
    </message>
    <message>
        <source>%1 is in alarm: %2</source>
        <translation>%1 告警中：%2</translation>
    </message>
    <message>
        <source>and %1 more alarms</source>
        <translation>以及另外 %1 个告警</translation>
    </message>
    <message>
        <source>1 signed checkpoint</source>
        <translation>1 个已签名检查点</translation>
    </message>
    <message>
        <source>%1 machines</source>
        <translation>%1 台机器</translation>
    </message>
    <message>
        <source>and %1 more alarms of the watch</source>
        <translation>以及监视的另外 %1 个告警</translation>
    </message>
</context>
<context>
    <name>PermissionText</name>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Not tried</source>
        <extracomment>of a change: nobody knows whether it is allowed, since it is not made to find out</extracomment>
        <translation>未尝试</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Needed for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>1 allowed</source>
        <translation>1 项允许</translation>
    </message>
    <message>
        <source>%1 allowed</source>
        <translation>%1 项允许</translation>
    </message>
    <message>
        <source>1 denied</source>
        <translation>1 项拒绝</translation>
    </message>
    <message>
        <source>%1 denied</source>
        <translation>%1 项拒绝</translation>
    </message>
    <message>
        <source>1 unknown</source>
        <translation>1 项未知</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 项未知</translation>
    </message>
    <message>
        <source>1 not tried</source>
        <translation>1 项未尝试</translation>
    </message>
    <message>
        <source>%1 not tried</source>
        <translation>%1 项未尝试</translation>
    </message>
    <message>
        <source>Wider than needed</source>
        <translation>超出所需</translation>
    </message>
    <message>
        <source>Nobody knows what else it may do</source>
        <translation>它还可以做什么，无从得知</translation>
    </message>
</context>
<context>
    <name>ProfileDraft</name>
    <message>
        <source>Phala Cloud</source>
        <translation>Phala Cloud</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>集群 %1</translation>
    </message>
    <message>
        <source>attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>cutover %1 → %2</source>
        <translation>切换 %1 → %2</translation>
    </message>
    <message>
        <source>AWS %1</source>
        <translation>AWS %1</translation>
    </message>
    <message>
        <source>orchestrator</source>
        <translation>编排器</translation>
    </message>
    <message>
        <source>new profile</source>
        <translation>新配置</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>换一个名称。</translation>
    </message>
    <message>
        <source>Take it out of the file, and enter it under Secrets.</source>
        <translation>将其从文件中移除，在“密钥”中输入。</translation>
    </message>
    <message>
        <source>own CA</source>
        <extracomment>certificates of a CA of the operator&apos;s own are trusted, in place of the system&apos;s</extracomment>
        <translation>自有 CA</translation>
    </message>
    <message>
        <source>an environment called %1 is there already</source>
        <translation>已有名为 %1 的环境</translation>
    </message>
    <message>
        <source>the file holds %1</source>
        <translation>该文件含有 %1</translation>
    </message>
    <message>
        <source>the file holds a value that is named like a secret</source>
        <translation>该文件含有一个名称像密钥的值</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Phala Cloud</source>
        <translation>Phala Cloud</translation>
    </message>
    <message>
        <source>Where machines are listed, started and stopped.</source>
        <translation>在此列出、启动和停止机器。</translation>
    </message>
    <message>
        <source>Address of the API</source>
        <translation>API 地址</translation>
    </message>
    <message>
        <source>With /api/v1 at its end. The key for it is kept under Secrets.</source>
        <translation>以 /api/v1 结尾。其密钥保存在“密钥”中。</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Which machines belong together, and how they are reached.</source>
        <translation>哪些机器属于一体，以及如何访问它们。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What the names of its machines begin with.</source>
        <translation>其机器名称的开头。</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例类型</translation>
    </message>
    <message>
        <source>For new machines: tdx.medium</source>
        <translation>用于新机器：tdx.medium</translation>
    </message>
    <message>
        <source>Port of spawntee</source>
        <translation>spawntee 端口</translation>
    </message>
    <message>
        <source>9010 when empty</source>
        <translation>留空则为 9010</translation>
    </message>
    <message>
        <source>Gateway key file</source>
        <translation>网关密钥文件</translation>
    </message>
    <message>
        <source>A path; the file is never copied into the profile.</source>
        <translation>路径；文件绝不复制到配置中。</translation>
    </message>
    <message>
        <source>Coordinator wallet</source>
        <translation>协调器钱包</translation>
    </message>
    <message>
        <source>Its public address, base58</source>
        <translation>其公开地址，base58</translation>
    </message>
    <message>
        <source>Compose file of runners</source>
        <translation>runner 的 compose 文件</translation>
    </message>
    <message>
        <source>Timeout of requests, in seconds</source>
        <translation>请求超时（秒）</translation>
    </message>
    <message>
        <source>60 when empty</source>
        <translation>留空则为 60</translation>
    </message>
    <message>
        <source>Most models</source>
        <translation>模型数量上限</translation>
    </message>
    <message>
        <source>0: no cap</source>
        <translation>0：不限</translation>
    </message>
    <message>
        <source>Capacity threshold</source>
        <translation>容量阈值</translation>
    </message>
    <message>
        <source>A share up to 1; 0.8 when empty</source>
        <translation>不超过 1 的比例；留空则为 0.8</translation>
    </message>
    <message>
        <source>Memory of a model, in MB</source>
        <translation>每个模型的内存（MB）</translation>
    </message>
    <message>
        <source>1024 when empty</source>
        <translation>留空则为 1024</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>Where the prover cluster runs.</source>
        <translation>Prover 集群的运行位置。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>us-west-2</source>
        <translation>us-west-2</translation>
    </message>
    <message>
        <source>Profile of the shared AWS files</source>
        <translation>共享 AWS 文件中的配置</translation>
    </message>
    <message>
        <source>Empty: keys come from Secrets.</source>
        <translation>留空：密钥取自“密钥”。</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <source>For test servers only</source>
        <translation>仅用于测试服务器</translation>
    </message>
    <message>
        <source>Provers</source>
        <translation>Prover</translation>
    </message>
    <message>
        <source>Which stack they were made with.</source>
        <translation>它们由哪个栈创建。</translation>
    </message>
    <message>
        <source>Pulumi stack</source>
        <translation>Pulumi 栈</translation>
    </message>
    <message>
        <source>Project folder</source>
        <translation>项目文件夹</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>编排器</translation>
    </message>
    <message>
        <source>Where agents are deployed.</source>
        <translation>智能体的部署位置。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>方言</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>What a machine must prove, and against what it is judged.</source>
        <translation>机器必须证明什么，以及以何为准判定。</translation>
    </message>
    <message>
        <source>Collateral service (PCCS)</source>
        <translation>Collateral 服务（PCCS）</translation>
    </message>
    <message>
        <source>Level to reach</source>
        <translation>须达到的等级</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>新鲜性</translation>
    </message>
    <message>
        <source>Table of OS images</source>
        <translation>操作系统镜像表</translation>
    </message>
    <message>
        <source>The path of a JSON table of releases</source>
        <translation>发布版本 JSON 表的路径</translation>
    </message>
    <message>
        <source>OS image</source>
        <translation>操作系统镜像</translation>
    </message>
    <message>
        <source>One entry of the table; empty: not checked</source>
        <translation>表中的一项；留空：不检查</translation>
    </message>
    <message>
        <source>Compose hash that must run</source>
        <translation>必须运行的 compose 哈希</translation>
    </message>
    <message>
        <source>64 hexadecimal digits; empty: not checked</source>
        <translation>64 位十六进制；留空：不检查</translation>
    </message>
    <message>
        <source>App id</source>
        <translation>应用 ID</translation>
    </message>
    <message>
        <source>40 hexadecimal digits; empty: not checked</source>
        <translation>40 位十六进制；留空：不检查</translation>
    </message>
    <message>
        <source>Key provider</source>
        <translation>密钥提供方</translation>
    </message>
    <message>
        <source>Hexadecimal; empty: not checked</source>
        <translation>十六进制；留空：不检查</translation>
    </message>
    <message>
        <source>Node of the chain</source>
        <translation>链的节点</translation>
    </message>
    <message>
        <source>App contract</source>
        <translation>应用合约</translation>
    </message>
    <message>
        <source>KMS contract</source>
        <translation>KMS 合约</translation>
    </message>
    <message>
        <source>Cutover</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Two planes, and the router between them.</source>
        <translation>两个平面，以及两者之间的路由器。</translation>
    </message>
    <message>
        <source>Address of the web front</source>
        <translation>网站前端地址</translation>
    </message>
    <message>
        <source>Old plane: name</source>
        <translation>旧平面：名称</translation>
    </message>
    <message>
        <source>Old plane: address</source>
        <translation>旧平面：地址</translation>
    </message>
    <message>
        <source>New plane: name</source>
        <translation>新平面：名称</translation>
    </message>
    <message>
        <source>New plane: address</source>
        <translation>新平面：地址</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>Router: address</source>
        <translation>路由器：地址</translation>
    </message>
    <message>
        <source>host:port, or unix:/path</source>
        <translation>host:port，或 unix:/path</translation>
    </message>
    <message>
        <source>Router: map file</source>
        <translation>路由器：映射文件</translation>
    </message>
    <message>
        <source>The path as the router knows it</source>
        <translation>路由器所知的路径</translation>
    </message>
    <message>
        <source>Payments from</source>
        <translation>支付数据来自</translation>
    </message>
    <message>
        <source>Payments: address</source>
        <translation>支付：地址</translation>
    </message>
    <message>
        <source>Payments: query</source>
        <translation>支付：查询</translation>
    </message>
    <message>
        <source>Record and prices</source>
        <translation>记录与价格</translation>
    </message>
    <message>
        <source>Where state is kept, and what things cost.</source>
        <translation>状态保存在何处，以及各项的价格。</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Empty: a file on this desk. Never with a password.</source>
        <translation>留空：本工作台上的文件。绝不含密码。</translation>
    </message>
    <message>
        <source>Price table</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Empty: the built-in list prices</source>
        <translation>留空：内置的标价</translation>
    </message>
    <message>
        <source>Change it in the text.</source>
        <translation>在文本中更改。</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>信任</translation>
    </message>
    <message>
        <source>Whose certificates this environment takes for good.</source>
        <translation>此环境认可谁的证书。</translation>
    </message>
    <message>
        <source>Own CA file</source>
        <translation>自有 CA 文件</translation>
    </message>
    <message>
        <source>PEM certificates, trusted here instead of the system&apos;s and in no other environment. Empty: the system&apos;s.</source>
        <translation>PEM 证书，仅在此环境中受信任，取代系统的证书。留空：系统的证书。</translation>
    </message>
</context>
<context>
    <name>PropertyPanel</name>
    <message>
        <source>SHA-256 of the app-compose file. Measured at boot in RTMR3; decides which containers run.</source>
        <translation>app-compose 文件的 SHA-256。启动时度量到 RTMR3；决定运行哪些容器。</translation>
    </message>
    <message>
        <source>The application&apos;s identity, measured at boot in RTMR3.</source>
        <translation>应用的身份，启动时度量到 RTMR3。</translation>
    </message>
    <message>
        <source>Build-time measurement of the machine: its virtual firmware. With RTMR1 and RTMR2 it is what MR_ENCLAVE is on SGX.</source>
        <translation>机器构建时的度量值：其虚拟固件。与 RTMR1、RTMR2 一起，相当于 SGX 的 MR_ENCLAVE。</translation>
    </message>
    <message>
        <source>Virtual hardware and firmware settings: differs with vCPU count, memory, devices and the emulator&apos;s version.</source>
        <translation>虚拟硬件和固件设置：随 vCPU 数量、内存、设备和模拟器版本而不同。</translation>
    </message>
    <message>
        <source>The kernel.</source>
        <translation>内核。</translation>
    </message>
    <message>
        <source>Kernel command line and initial file system; carries the hash of the root file system.</source>
        <translation>内核命令行和初始文件系统；包含根文件系统的哈希。</translation>
    </message>
    <message>
        <source>Run-time events. Holds the instance id, so two honest twins differ here: compare event by event.</source>
        <translation>运行时事件。含有实例 ID，因此两台诚实的同样机器在此处也不同：须逐个事件比较。</translation>
    </message>
    <message>
        <source>Image identity in short form: a hash over MRTD, RTMR1 and RTMR2, without the machine&apos;s shape.</source>
        <translation>镜像身份的简短形式：对 MRTD、RTMR1 和 RTMR2 求得的哈希，不含机器规格。</translation>
    </message>
    <message>
        <source>The operating system image, as measured at boot.</source>
        <translation>启动时度量到的操作系统镜像。</translation>
    </message>
    <message>
        <source>Who gives the machine its keys. Machines that share keys have the same one.</source>
        <translation>为机器提供密钥的一方。共享密钥的机器，其提供方相同。</translation>
    </message>
    <message>
        <source>Attributes of the trust domain. A debug machine can be read by its host and is rejected.</source>
        <translation>信任域的属性。调试机器可被其宿主机读取，因此被拒绝。</translation>
    </message>
    <message>
        <source>Which extended processor features the machine may use.</source>
        <translation>机器可使用的扩展处理器特性。</translation>
    </message>
    <message>
        <source>Set by the host at launch and signed in the quote; binds the machine to its app-compose.</source>
        <translation>启动时由宿主机设定，并在 Quote 中签名；将机器与其 app-compose 绑定。</translation>
    </message>
    <message>
        <source>Build of the TDX module. Different builds are informational when both are verified.</source>
        <translation>TDX 模块的构建版本。两者均已验证时，版本不同仅供参考。</translation>
    </message>
    <message>
        <source>How current platform, TDX module and quoting enclave are by Intel&apos;s own list.</source>
        <translation>按 Intel 自己的列表，平台、TDX 模块和 Quoting Enclave 有多新。</translation>
    </message>
    <message>
        <source>This machine&apos;s own identity. Two machines with the same one are one machine.</source>
        <translation>这台机器自己的身份。身份相同的两台机器就是同一台。</translation>
    </message>
    <message>
        <source>Identity of the physical platform.</source>
        <translation>物理平台的身份。</translation>
    </message>
    <message>
        <source>64 bytes that the machine put into its quote: the answer to our challenge.</source>
        <translation>机器写入 Quote 的 64 字节：对我方挑战的应答。</translation>
    </message>
    <message>
        <source>Signer of the TDX module; zero means Intel. MR_SIGNER of SGX has no counterpart in a trust domain: this one is about the module.</source>
        <translation>TDX 模块的签名方；零表示 Intel。SGX 的 MR_SIGNER 在信任域中没有对应项：此项只关乎模块。</translation>
    </message>
    <message>
        <source>CPUs, memory and devices as the host claims them. It explains RTMR0 and proves nothing.</source>
        <translation>宿主机声称的 CPU、内存和设备。它解释 RTMR0，但不能证明任何事。</translation>
    </message>
    <message>
        <source>dstack&apos;s hash over all registers, RTMR3 among them.</source>
        <translation>dstack 对所有寄存器（含 RTMR3）求得的哈希。</translation>
    </message>
    <message>
        <source>Model of the physical platform; decides which collateral judges it.</source>
        <translation>物理平台的型号；决定用哪份 collateral 来判定。</translation>
    </message>
</context>
<context>
    <name>ProvenanceText</name>
    <message>
        <source>time not known</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>%1, block %2</source>
        <translation>%1，区块 %2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Look at this</source>
        <translation>需要查看</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Not pinned</source>
        <translation>未固定</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Built there</source>
        <translation>在机器上构建</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Computed, compared with nothing</source>
        <translation>已计算，未与任何值比较</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>吻合</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Cannot be compared</source>
        <translation>无法比较</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Other contract</source>
        <translation>其他合约</translation>
    </message>
    <message>
        <source>Other hash</source>
        <translation>其他哈希</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not mined</source>
        <translation>未上链</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Raw bytes</source>
        <translation>原始字节</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Not a hash</source>
        <translation>不是哈希</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未查询</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>已允许</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未应答</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实际值</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>The hash fixes these bytes.</source>
        <translation>哈希固定了这些字节。</translation>
    </message>
    <message>
        <source>The compose hash does not fix what runs here: name the image with @sha256:.</source>
        <translation>compose 哈希未固定此处运行的内容：用 @sha256: 指定镜像。</translation>
    </message>
    <message>
        <source>A claim</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Other commit</source>
        <translation>其他提交</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>A commit that the text names; it is a claim unless it is the one that was checked out.</source>
        <translation>文本中给出的提交；除非它就是检出的那个，否则只是声明。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>compose-hash</source>
        <translation>compose-hash</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>1 node asked</source>
        <translation>已查询 1 个节点</translation>
    </message>
    <message>
        <source>%1 nodes asked</source>
        <translation>已查询 %1 个节点</translation>
    </message>
    <message>
        <source>The nodes contradict each other</source>
        <translation>各节点相互矛盾</translation>
    </message>
    <message>
        <source>Incomplete history</source>
        <translation>历史不完整</translation>
    </message>
    <message>
        <source>Claim of one node</source>
        <translation>仅一个节点的声明</translation>
    </message>
    <message>
        <source>Complete, and all nodes agree</source>
        <translation>完整，且所有节点一致</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Attested</source>
        <translation>证明值</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>相等</translation>
    </message>
    <message>
        <source>Line %1: %2 Transaction as written: %3</source>
        <translation>第 %1 行：%2 交易原文：%3</translation>
    </message>
    <message>
        <source>Not looked up: %1</source>
        <translation>未查询：%1</translation>
    </message>
    <message>
        <source>Every row is confirmed, and the machines of each version agree</source>
        <translation>每一行均已确认，且每个版本的各台机器一致</translation>
    </message>
    <message>
        <source>1 row is not confirmed</source>
        <translation>1 行未确认</translation>
    </message>
    <message>
        <source>%1 rows are not confirmed</source>
        <translation>%1 行未确认</translation>
    </message>
    <message>
        <source>1 version differs between machines</source>
        <translation>1 个版本在机器之间不同</translation>
    </message>
    <message>
        <source>%1 versions differ between machines</source>
        <translation>%1 个版本在机器之间不同</translation>
    </message>
    <message>
        <source>Not all rows could be read</source>
        <translation>并非所有行都能读取</translation>
    </message>
</context>
<context>
    <name>ProverDetail</name>
    <message>
        <source>The rollout failed</source>
        <translation>滚动更新失败</translation>
    </message>
    <message>
        <source>Tasks find no place</source>
        <translation>任务无处放置</translation>
    </message>
    <message>
        <source>Only %1 of %2 tasks run</source>
        <translation>仅 %1/%2 个任务运行中</translation>
    </message>
    <message>
        <source>ECS gives no reason. Nothing was changed. Look at the stopped tasks and at the hosts.</source>
        <translation>ECS 未说明原因。未作任何更改。查看已停止的任务和主机。</translation>
    </message>
    <message>
        <source>ECS says: “%1” Nothing was changed. Look at the hosts&apos; room and at the stopped tasks.</source>
        <translation>ECS 称：“%1”。未作任何更改。查看主机余量和已停止的任务。</translation>
    </message>
    <message>
        <source>“%1” is not a state this console knows</source>
        <translation>“%1”不是本控制台认识的状态</translation>
    </message>
    <message>
        <source>It is shown as ECS sent it and counts as unknown: never as running.</source>
        <translation>按 ECS 发来的原样显示，视为未知：绝不视为运行中。</translation>
    </message>
    <message>
        <source>The name mixes letters of different scripts</source>
        <translation>名称混用了不同文字的字母</translation>
    </message>
    <message>
        <source>It may be made to look like another service&apos;s. Compare the ARN before acting on it.</source>
        <translation>可能是在冒充另一个服务。操作前核对 ARN。</translation>
    </message>
    <message>
        <source>Older than its limit: may have changed since</source>
        <translation>超过时限：之后可能已变化</translation>
    </message>
    <message>
        <source>Steady: one deployment, all wanted tasks run</source>
        <translation>稳定：一个部署，期望的任务全部运行中</translation>
    </message>
    <message numerus="yes">
        <source>%n deployments: new tasks replace old ones</source>
        <translation>
            <numerusform>%n 个部署：新任务正在替换旧任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs on Fargate: no hosts of ours to scale</source>
        <translation>在 Fargate 上运行：没有需要扩缩的自有主机</translation>
    </message>
    <message>
        <source>Host group not found: %1</source>
        <translation>未找到主机组：%1</translation>
    </message>
    <message>
        <source>Group %1 could not be read</source>
        <translation>主机组 %1 无法读取</translation>
    </message>
    <message>
        <source>Tasks and hosts fit: %1 wanted on %2</source>
        <translation>任务与主机匹配：期望 %1 个任务，%2 台主机</translation>
    </message>
    <message>
        <source>%1 of %2 hosts are in service</source>
        <translation>%1/%2 台主机在服务中</translation>
    </message>
    <message>
        <source>The group is a guess: %1</source>
        <translation>主机组为推测：%1</translation>
    </message>
    <message>
        <source>ECS itself moves the group (managed scaling)</source>
        <translation>ECS 自行调整该主机组（managed scaling）</translation>
    </message>
    <message>
        <source>Suspended in the group: %1</source>
        <translation>主机组中已暂停的进程：%1</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>%1 desired · %2 running · %3 pending</source>
        <translation>期望 %1 · 运行中 %2 · 待启动 %3</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>min %1 · desired %2 · max %3; %4 in service</source>
        <translation>最小 %1 · 期望 %2 · 最大 %3；服务中 %4</translation>
    </message>
    <message>
        <source>Host group</source>
        <translation>主机组</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>发现依据</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>实例类型</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>Task definition</source>
        <translation>任务定义</translation>
    </message>
    <message>
        <source>While deploying</source>
        <translation>部署期间</translation>
    </message>
    <message>
        <source>at least %1 % of the tasks stay</source>
        <translation>至少保留 %1 % 的任务</translation>
    </message>
    <message>
        <source>ECS cluster</source>
        <translation>ECS 集群</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Asked as</source>
        <translation>查询身份</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>不健康</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>已停止：%1</translation>
    </message>
    <message>
        <source>Task definition %1, zone %2</source>
        <translation>任务定义 %1，可用区 %2</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Being replaced</source>
        <translation>正在被替换</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 tasks run</source>
        <translation>%1/%2 个任务运行中</translation>
    </message>
    <message>
        <source>ECS says “%1”</source>
        <translation>ECS 称“%1”</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>滚动更新</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订版</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Host or zone</source>
        <translation>主机或可用区</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>已持续</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>What ECS says</source>
        <translation>ECS 的说法</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>账户 %1</translation>
    </message>
    <message>
        <source>ECS gives no reason</source>
        <translation>ECS 未给出原因</translation>
    </message>
    <message>
        <source>1 task stopped</source>
        <translation>1 个任务已停止</translation>
    </message>
    <message>
        <source>%1 tasks stopped</source>
        <translation>%1 个任务已停止</translation>
    </message>
    <message>
        <source>%1, the last %2 ago: %3</source>
        <translation>%1，最近一个在 %2 前：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>1 more stopped for another reason</source>
        <translation>另有 1 个因其他原因停止</translation>
    </message>
    <message>
        <source>%1 more stopped for other reasons</source>
        <translation>另有 %1 个因其他原因停止</translation>
    </message>
    <message>
        <source>EC2&apos;s checks of the machine pass</source>
        <translation>EC2 对该机器的检查通过</translation>
    </message>
    <message>
        <source>EC2&apos;s checks of the machine fail</source>
        <translation>EC2 对该机器的检查未通过</translation>
    </message>
    <message>
        <source>EC2&apos;s checks of the machine have not ended yet</source>
        <translation>EC2 对该机器的检查尚未结束</translation>
    </message>
    <message>
        <source>EC2 tells nothing of its checks of the machine</source>
        <translation>EC2 没有给出对该机器的检查结果</translation>
    </message>
    <message>
        <source>EC2 says “%1” of its checks</source>
        <translation>EC2 对其检查的说法是“%1”</translation>
    </message>
    <message>
        <source>EC2 says nothing of its machine</source>
        <translation>EC2 没有提到它的机器</translation>
    </message>
    <message>
        <source>EC2 says “%1”</source>
        <translation>EC2 的说法是“%1”</translation>
    </message>
    <message>
        <source>The broker has no machine</source>
        <translation>broker 没有机器</translation>
    </message>
    <message>
        <source>Its group wants %1 and has none. No order is taken. Nothing was changed. Look at what the group says of its launches.</source>
        <translation>它的组期望 %1 台，却一台也没有。不会接单。未作任何更改。请查看该组对其启动情况的说明。</translation>
    </message>
    <message>
        <source>The broker&apos;s machine is in trouble</source>
        <translation>broker 的机器出了问题</translation>
    </message>
    <message>
        <source>Nothing was changed. Replaced by its group, the machine takes the broker&apos;s database with it: save that first.</source>
        <translation>未作任何更改。如果由组替换该机器，broker 的数据库会随之丢失：请先保存数据库。</translation>
    </message>
    <message>
        <source>Whether its unit boundless-broker runs is not known: neither EC2 nor the group sees into the machine</source>
        <translation>它的单元 boundless-broker 是否在运行未知：EC2 和组都看不到机器内部</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Machine type</source>
        <translation>机器类型</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>In the group</source>
        <translation>在组中</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
</context>
<context>
    <name>ProvisionText</name>
    <message>
        <source>how its making ended is not known</source>
        <translation>其创建结果未知</translation>
    </message>
    <message>
        <source>its answer was lost; it may appear yet</source>
        <translation>其应答丢失；它仍可能出现</translation>
    </message>
    <message>
        <source>not deleted</source>
        <translation>未删除</translation>
    </message>
    <message>
        <source>held: the registry did not approve its hash</source>
        <translation>已搁置：registry 未批准其哈希</translation>
    </message>
    <message>
        <source>a runner</source>
        <translation>一个 runner</translation>
    </message>
    <message>
        <source>Provisioning %1, automatically</source>
        <extracomment>%1: name of the runner</extracomment>
        <translation>正在自动预备 %1</translation>
    </message>
    <message>
        <source>Provisioning %1</source>
        <translation>正在预备 %1</translation>
    </message>
    <message>
        <source>%1 so far, given up in %2.</source>
        <extracomment>How long it has taken so far, and when the present step is given up.</extracomment>
        <translation>已用时 %1，%2 后放弃。</translation>
    </message>
    <message>
        <source>%1 so far.</source>
        <translation>已用时 %1。</translation>
    </message>
    <message>
        <source>A further runner cannot be made now: %1.</source>
        <translation>现在无法再创建 runner：%1。</translation>
    </message>
    <message>
        <source>Nothing is made without you; the plan shows what a further runner costs.</source>
        <translation>没有您的操作不会创建任何内容；计划会显示再加一个 runner 的费用。</translation>
    </message>
    <message>
        <source>No machine has room for a further model</source>
        <translation>没有机器有空位容纳另一个模型</translation>
    </message>
    <message>
        <source>What is still paid for cannot be read; nothing is provisioned</source>
        <translation>无法读取哪些仍在计费；不预备任何机器</translation>
    </message>
    <message>
        <source>Automatic provisioning is paused</source>
        <translation>自动预备已暂停</translation>
    </message>
    <message>
        <source>%1 tries in a row failed, the last one: %2.</source>
        <translation>连续 %1 次尝试失败，最后一次：%2。</translation>
    </message>
    <message>
        <source>A runner is needed and was not made automatically</source>
        <translation>需要一个 runner，但未自动创建</translation>
    </message>
    <message>
        <source>%1 (%2; %3)</source>
        <translation>%1（%2；%3）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>and 1 more</source>
        <translation>另有 1 个</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>1 machine is paid for and serves nobody</source>
        <translation>1 台机器在计费，却不为任何人服务</translation>
    </message>
    <message>
        <source>%1 machines are paid for and serve nobody</source>
        <translation>%1 台机器在计费，却不为任何人服务</translation>
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
    <name>QuoteMap</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Format of the quote: 3 is SGX, 4 and 5 are TDX.</source>
        <translation>Quote 的格式：3 为 SGX，4 和 5 为 TDX。</translation>
    </message>
    <message>
        <source>Attestation key type</source>
        <translation>证明密钥类型</translation>
    </message>
    <message>
        <source>2 is ECDSA over P-256, the only one in use.</source>
        <translation>2 为 P-256 上的 ECDSA，目前唯一使用的类型。</translation>
    </message>
    <message>
        <source>TEE type</source>
        <translation>TEE 类型</translation>
    </message>
    <message>
        <source>0 is SGX, 0x81 is TDX.</source>
        <translation>0 为 SGX，0x81 为 TDX。</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Security versions in version 3, reserved later.</source>
        <translation>在版本 3 中为安全版本号，之后为保留。</translation>
    </message>
    <message>
        <source>Vendor id</source>
        <translation>厂商 ID</translation>
    </message>
    <message>
        <source>Who made the quoting enclave; this id is Intel&apos;s.</source>
        <translation>Quoting Enclave 的制造方；此 ID 为 Intel。</translation>
    </message>
    <message>
        <source>User data</source>
        <translation>用户数据</translation>
    </message>
    <message>
        <source>The first 16 bytes name the quoting enclave.</source>
        <translation>前 16 字节标识 Quoting Enclave。</translation>
    </message>
    <message>
        <source>TEE_TCB_SVN</source>
        <translation>TEE_TCB_SVN</translation>
    </message>
    <message>
        <source>Security versions of the TDX module and its loader.</source>
        <translation>TDX 模块及其加载器的安全版本号。</translation>
    </message>
    <message>
        <source>MRSEAM</source>
        <translation>MRSEAM</translation>
    </message>
    <message>
        <source>Build of the TDX module.</source>
        <translation>TDX 模块的构建版本。</translation>
    </message>
    <message>
        <source>MRSIGNERSEAM</source>
        <translation>MRSIGNERSEAM</translation>
    </message>
    <message>
        <source>Signer of the TDX module; zero is Intel.</source>
        <translation>TDX 模块的签名方；零为 Intel。</translation>
    </message>
    <message>
        <source>SEAMATTRIBUTES</source>
        <translation>SEAMATTRIBUTES</translation>
    </message>
    <message>
        <source>Attributes of the TDX module; zero in production.</source>
        <translation>TDX 模块的属性；生产中为零。</translation>
    </message>
    <message>
        <source>TDATTRIBUTES</source>
        <translation>TDATTRIBUTES</translation>
    </message>
    <message>
        <source>Attributes of the machine; bit 0 is debug.</source>
        <translation>机器的属性；位 0 为调试。</translation>
    </message>
    <message>
        <source>XFAM</source>
        <translation>XFAM</translation>
    </message>
    <message>
        <source>Processor features that the machine may use.</source>
        <translation>机器可使用的处理器特性。</translation>
    </message>
    <message>
        <source>MRTD</source>
        <translation>MRTD</translation>
    </message>
    <message>
        <source>The virtual firmware.</source>
        <translation>虚拟固件。</translation>
    </message>
    <message>
        <source>MRCONFIGID</source>
        <translation>MRCONFIGID</translation>
    </message>
    <message>
        <source>Set by the host at launch; dstack binds the application here.</source>
        <translation>启动时由宿主机设定；dstack 在此绑定应用。</translation>
    </message>
    <message>
        <source>MROWNER</source>
        <translation>MROWNER</translation>
    </message>
    <message>
        <source>Owner of the machine; zero with dstack.</source>
        <translation>机器的所有者；dstack 中为零。</translation>
    </message>
    <message>
        <source>MROWNERCONFIG</source>
        <translation>MROWNERCONFIG</translation>
    </message>
    <message>
        <source>The owner&apos;s configuration; zero with dstack.</source>
        <translation>所有者的配置；dstack 中为零。</translation>
    </message>
    <message>
        <source>RTMR0</source>
        <translation>RTMR0</translation>
    </message>
    <message>
        <source>Virtual hardware, firmware configuration, ACPI tables.</source>
        <translation>虚拟硬件、固件配置、ACPI 表。</translation>
    </message>
    <message>
        <source>RTMR1</source>
        <translation>RTMR1</translation>
    </message>
    <message>
        <source>The kernel.</source>
        <translation>内核。</translation>
    </message>
    <message>
        <source>RTMR2</source>
        <translation>RTMR2</translation>
    </message>
    <message>
        <source>Kernel command line and initial file system.</source>
        <translation>内核命令行和初始文件系统。</translation>
    </message>
    <message>
        <source>RTMR3</source>
        <translation>RTMR3</translation>
    </message>
    <message>
        <source>Run-time events: application, compose hash, instance.</source>
        <translation>运行时事件：应用、compose 哈希、实例。</translation>
    </message>
    <message>
        <source>Report data</source>
        <translation>报告数据</translation>
    </message>
    <message>
        <source>What the machine put in: the answer to a challenge, or a key.</source>
        <translation>机器写入的内容：对挑战的应答，或一个密钥。</translation>
    </message>
    <message>
        <source>TEE_TCB_SVN 2</source>
        <translation>TEE_TCB_SVN 2</translation>
    </message>
    <message>
        <source>Security versions after an update of the module.</source>
        <translation>模块更新后的安全版本号。</translation>
    </message>
    <message>
        <source>MRSERVICETD</source>
        <translation>MRSERVICETD</translation>
    </message>
    <message>
        <source>A service machine bound to this one; zero when there is none.</source>
        <translation>绑定到此机器的服务机器；没有则为零。</translation>
    </message>
    <message>
        <source>CPUSVN</source>
        <translation>CPUSVN</translation>
    </message>
    <message>
        <source>Security version of the processor.</source>
        <translation>处理器的安全版本号。</translation>
    </message>
    <message>
        <source>MISCSELECT</source>
        <translation>MISCSELECT</translation>
    </message>
    <message>
        <source>Extended features of the enclave.</source>
        <translation>enclave 的扩展特性。</translation>
    </message>
    <message>
        <source>Reserved.</source>
        <translation>保留。</translation>
    </message>
    <message>
        <source>ATTRIBUTES</source>
        <translation>ATTRIBUTES</translation>
    </message>
    <message>
        <source>Flags of the enclave; bit 1 is debug.</source>
        <translation>enclave 的标志；位 1 为调试。</translation>
    </message>
    <message>
        <source>MRENCLAVE</source>
        <translation>MRENCLAVE</translation>
    </message>
    <message>
        <source>The enclave&apos;s initial memory. In a TDX quote this is Intel&apos;s quoting enclave, not the application.</source>
        <translation>enclave 的初始内存。在 TDX Quote 中，这是 Intel 的 Quoting Enclave，而不是应用。</translation>
    </message>
    <message>
        <source>MRSIGNER</source>
        <translation>MRSIGNER</translation>
    </message>
    <message>
        <source>Who signed the enclave. In a TDX quote this is Intel.</source>
        <translation>enclave 的签名方。在 TDX Quote 中为 Intel。</translation>
    </message>
    <message>
        <source>ISVPRODID</source>
        <translation>ISVPRODID</translation>
    </message>
    <message>
        <source>Product id of the enclave.</source>
        <translation>enclave 的产品 ID。</translation>
    </message>
    <message>
        <source>ISVSVN</source>
        <translation>ISVSVN</translation>
    </message>
    <message>
        <source>Security version of the enclave.</source>
        <translation>enclave 的安全版本号。</translation>
    </message>
    <message>
        <source>In the QE report: hash of attestation key and authentication data.</source>
        <translation>在 QE 报告中：证明密钥与认证数据的哈希。</translation>
    </message>
    <message>
        <source>PCK certificate</source>
        <translation>PCK 证书</translation>
    </message>
    <message>
        <source>PCK CA certificate</source>
        <translation>PCK CA 证书</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>根证书</translation>
    </message>
    <message>
        <source>The platform&apos;s own key; carries FMSPC, PPID and security versions.</source>
        <translation>平台自己的密钥；含 FMSPC、PPID 和安全版本号。</translation>
    </message>
    <message>
        <source>Intel&apos;s intermediate CA for platforms.</source>
        <translation>Intel 的平台中间 CA。</translation>
    </message>
    <message>
        <source>Must be the pinned root, byte for byte.</source>
        <translation>必须与固定的根证书逐字节相同。</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>What kind of quote this is. Signed by the attestation key.</source>
        <translation>说明这是哪种 Quote。由证明密钥签名。</translation>
    </message>
    <message>
        <source>Body descriptor</source>
        <translation>正文描述符</translation>
    </message>
    <message>
        <source>Kind and length of the report that follows. Signed.</source>
        <translation>其后报告的类型和长度。已签名。</translation>
    </message>
    <message>
        <source>Enclave report</source>
        <translation>enclave 报告</translation>
    </message>
    <message>
        <source>What is attested: an SGX enclave. Signed by the attestation key.</source>
        <translation>被证明的对象：SGX enclave。由证明密钥签名。</translation>
    </message>
    <message>
        <source>TD report</source>
        <translation>TD 报告</translation>
    </message>
    <message>
        <source>What is attested: measurements of the machine. Signed by the attestation key.</source>
        <translation>被证明的对象：机器的度量值。由证明密钥签名。</translation>
    </message>
    <message>
        <source>Signature length</source>
        <translation>签名长度</translation>
    </message>
    <message>
        <source>Length of everything that follows but the padding.</source>
        <translation>其后除填充外所有内容的长度。</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>The attestation key&apos;s signature over header and report: r, then s.</source>
        <translation>证明密钥对头部和报告的签名：先 r，后 s。</translation>
    </message>
    <message>
        <source>Attestation key</source>
        <translation>证明密钥</translation>
    </message>
    <message>
        <source>Public key that signed the report; the QE report vouches for it.</source>
        <translation>签署报告的公钥；由 QE 报告作保。</translation>
    </message>
    <message>
        <source>Certification header</source>
        <translation>佐证数据头部</translation>
    </message>
    <message>
        <source>Type 6: a QE report with its own certification follows.</source>
        <translation>类型 6：其后为 QE 报告及其自身的佐证数据。</translation>
    </message>
    <message>
        <source>QE report</source>
        <translation>QE 报告</translation>
    </message>
    <message>
        <source>Intel&apos;s quoting enclave vouches for the attestation key.</source>
        <translation>Intel 的 Quoting Enclave 为证明密钥作保。</translation>
    </message>
    <message>
        <source>QE report signature</source>
        <translation>QE 报告签名</translation>
    </message>
    <message>
        <source>The platform&apos;s PCK key signs the QE report.</source>
        <translation>平台的 PCK 密钥签署 QE 报告。</translation>
    </message>
    <message>
        <source>Auth data length</source>
        <translation>认证数据长度</translation>
    </message>
    <message>
        <source>Length of the QE authentication data.</source>
        <translation>QE 认证数据的长度。</translation>
    </message>
    <message>
        <source>QE auth data</source>
        <translation>QE 认证数据</translation>
    </message>
    <message>
        <source>Hashed with the attestation key into the QE report.</source>
        <translation>与证明密钥一起求哈希，写入 QE 报告。</translation>
    </message>
    <message>
        <source>Certificate data header</source>
        <translation>证书数据头部</translation>
    </message>
    <message>
        <source>Type 5: a PEM chain follows; then its length.</source>
        <translation>类型 5：其后为 PEM 链；然后是其长度。</translation>
    </message>
    <message>
        <source>PCK chain</source>
        <translation>PCK 链</translation>
    </message>
    <message>
        <source>Certificates from the platform&apos;s key to the root.</source>
        <translation>从平台密钥到根的证书。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Nothing signs these bytes; they should be zero.</source>
        <translation>这些字节没有任何签名；应为零。</translation>
    </message>
</context>
<context>
    <name>Revisions</name>
    <message>
        <source>Wanted now</source>
        <translation>当前期望</translation>
    </message>
    <message>
        <source>Can be used</source>
        <translation>可以使用</translation>
    </message>
    <message>
        <source>Deregistered</source>
        <translation>已注销</translation>
    </message>
    <message>
        <source>%1: another value (hidden)</source>
        <extracomment>a setting of a task definition whose value may be a secret</extracomment>
        <translation>%1：值不同（已隐藏）</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1: comes (value hidden)</source>
        <translation>%1：新增（值已隐藏）</translation>
    </message>
    <message>
        <source>%1: comes, %2</source>
        <translation>%1：新增，%2</translation>
    </message>
    <message>
        <source>%1: goes (value hidden)</source>
        <translation>%1：移除（值已隐藏）</translation>
    </message>
    <message>
        <source>%1: goes, was %2</source>
        <translation>%1：移除，原为 %2</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订版</translation>
    </message>
    <message>
        <source>By</source>
        <translation>登记者</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>What differs is not known: the revision that is wanted now could not be read</source>
        <translation>差异未知：无法读取当前期望的修订版</translation>
    </message>
    <message>
        <source>No setting differs</source>
        <translation>没有设置不同</translation>
    </message>
    <message>
        <source>1 more setting differs</source>
        <translation>另有 1 项设置不同</translation>
    </message>
    <message>
        <source>%1 more settings differ</source>
        <translation>另有 %1 项设置不同</translation>
    </message>
</context>
<context>
    <name>ScalePreview</name>
    <message>
        <source>desired</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Tasks: %1 → %2</source>
        <translation>任务：%1 → %2</translation>
    </message>
    <message>
        <source>Tasks stay at %1</source>
        <translation>任务保持为 %1</translation>
    </message>
    <message>
        <source>Hosts: %1</source>
        <translation>主机：%1</translation>
    </message>
    <message>
        <source>Hosts stay: %1</source>
        <translation>主机不变：%1</translation>
    </message>
    <message>
        <source>Cost: %1%2 (%3)</source>
        <translation>费用：%1%2（%3）</translation>
    </message>
    <message>
        <source>Cost: the price of %1 is not known here</source>
        <translation>费用：此处不知道 %1 的价格</translation>
    </message>
    <message>
        <source>these machines</source>
        <translation>这些机器</translation>
    </message>
    <message>
        <source>vCPU quota not checked: %1</source>
        <translation>未检查 vCPU 配额：%1</translation>
    </message>
    <message>
        <source>vCPU quota: %1 of %2 then in use</source>
        <translation>vCPU 配额：届时使用 %1，共 %2</translation>
    </message>
    <message>
        <source>vCPU quota: %1 would be in use, %2 may; AWS will refuse hosts</source>
        <translation>vCPU 配额：将使用 %1，只允许 %2；AWS 会拒绝提供主机</translation>
    </message>
    <message>
        <source>Cost: not known here, Fargate charges by the size of a task</source>
        <translation>费用：此处未知，Fargate 按任务大小计费</translation>
    </message>
</context>
<context>
    <name>SecondOpinionText</name>
    <message>
        <source>Second verifier</source>
        <translation>第二验证方</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>认同</translation>
    </message>
    <message>
        <source>%1 accepts the quote, as this desk does.</source>
        <translation>%1 接受该 Quote，与本工作台相同。</translation>
    </message>
    <message>
        <source>Agrees: rejected</source>
        <translation>认同：已拒绝</translation>
    </message>
    <message>
        <source>%1 rejects the quote, as this desk does.</source>
        <translation>%1 拒绝该 Quote，与本工作台相同。</translation>
    </message>
    <message>
        <source>Disagrees</source>
        <translation>不认同</translation>
    </message>
    <message>
        <source>%1 accepts the quote that this desk rejects.</source>
        <translation>%1 接受本工作台拒绝的 Quote。</translation>
    </message>
    <message>
        <source>%1 rejects the quote that this desk verified.</source>
        <translation>%1 拒绝本工作台已验证的 Quote。</translation>
    </message>
    <message>
        <source>Do not rely on this machine until it is known which of the two is wrong. Keep the evidence bundle.</source>
        <translation>在弄清两者谁有误之前，不要依赖此机器。保留证据包。</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>%1 judged a quote that this desk has not.</source>
        <translation>%1 判断了本工作台没有的 Quote。</translation>
    </message>
    <message>
        <source>%1 has judged the quote; this desk could not, because no collateral fits.</source>
        <translation>%1 已判断该 Quote；本工作台无法判断，因为没有合适的 collateral。</translation>
    </message>
    <message>
        <source>Verify again or add a collateral file, then ask again.</source>
        <translation>再次验证或添加 collateral 文件，然后再次询问。</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>对方称：%1</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>The machine gave no quote that %1 could judge.</source>
        <translation>该机器没有给出 %1 可以判断的 Quote。</translation>
    </message>
    <message>
        <source>Could not be asked</source>
        <translation>无法询问</translation>
    </message>
    <message>
        <source>%1 gave no verdict on this quote, which is no agreement: %2</source>
        <translation>%1 未对此 Quote 给出判定，这不算认同：%2</translation>
    </message>
    <message>
        <source>Ask again. Until then only this desk has judged the quote.</source>
        <translation>再次询问。在此之前，只有本工作台判断过该 Quote。</translation>
    </message>
    <message>
        <source>Verifiers disagree</source>
        <translation>验证方意见不一</translation>
    </message>
    <message>
        <source>This desk and %2 judge the quote of %1 differently. What this desk found: %3</source>
        <extracomment>%1: names of machines. %2: the second verifier.</extracomment>
        <translation>本工作台与 %2 对 %1 的 Quote 判断不同。本工作台的结论：%3</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetupText</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>of another cluster</source>
        <translation>属于另一个集群</translation>
    </message>
    <message>
        <source>registry</source>
        <translation>registry</translation>
    </message>
    <message>
        <source>runner</source>
        <translation>runner</translation>
    </message>
    <message>
        <source>VPC server</source>
        <translation>VPC 服务器</translation>
    </message>
    <message>
        <source>left over</source>
        <translation>遗留</translation>
    </message>
    <message>
        <source>left, still paid for</source>
        <translation>已留下，仍在计费</translation>
    </message>
    <message>
        <source>its hash is approved</source>
        <translation>其哈希已批准</translation>
    </message>
    <message>
        <source>left as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>gone on with</source>
        <translation>继续使用</translation>
    </message>
    <message>
        <source>adopted as it is</source>
        <translation>按原样接管</translation>
    </message>
    <message>
        <source>in the way</source>
        <translation>有冲突</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Free vCPU</source>
        <translation>空闲 vCPU</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>空闲内存</translation>
    </message>
    <message>
        <source>Slots</source>
        <comment>places for machines on a node</comment>
        <translation>槽位</translation>
    </message>
    <message>
        <source>Domain of its gateway</source>
        <translation>其网关的域名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>What happens to it</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Former one</source>
        <translation>先前的文件</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>there was none</source>
        <translation>先前没有</translation>
    </message>
    <message>
        <source>Tools and files</source>
        <translation>工具和文件</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Phala account</source>
        <translation>Phala 账户</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>协调器</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Existing CVMs</source>
        <translation>现有 CVM</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Write configuration</source>
        <translation>写入配置</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>小结</translation>
    </message>
    <message>
        <source>Make a new cluster, take over one that runs, or go on with a setup that stopped. Nothing is changed before the plan is confirmed.</source>
        <translation>新建集群，接管运行中的集群，或继续已停止的搭建。确认计划之前不作任何更改。</translation>
    </message>
    <message>
        <source>What the machines are made from. The files are read here and sent only when the plan is carried out.</source>
        <translation>机器由什么构成。文件在此处读取，执行计划时才发送。</translation>
    </message>
    <message>
        <source>All machines of the cluster are called after it, and the orchestrator finds them by the beginning of their names.</source>
        <translation>集群的所有机器都以它命名，编排器按名称的开头查找它们。</translation>
    </message>
    <message>
        <source>The key that lists and makes machines. It stays in the keychain.</source>
        <translation>用于列出和创建机器的密钥。它留在钥匙串中。</translation>
    </message>
    <message>
        <source>Where the registry runs. There must be room for it and for one runner.</source>
        <translation>registry 在哪里运行。必须有空位容纳它和一个 runner。</translation>
    </message>
    <message>
        <source>Who may talk to the machines: they serve only requests signed with a key that this wallet allows.</source>
        <translation>谁可以与机器通信：机器只响应由此钱包允许的密钥签名的请求。</translation>
    </message>
    <message>
        <source>With these keys the registry reads what was submitted. They go encrypted into the machine and nowhere else.</source>
        <translation>registry 用这些密钥读取提交的内容。它们加密后送入机器，不送往别处。</translation>
    </message>
    <message>
        <source>What stands under the cluster&apos;s name already. In the end there must be exactly one registry.</source>
        <translation>集群名称下已有什么。最终必须恰好有一个 registry。</translation>
    </message>
    <message>
        <source>Read it before anything happens. Each line is a call or a file; secrets are shown as names, never as values.</source>
        <translation>执行任何操作之前先阅读。每行是一次调用或一个文件；密钥只显示名称，绝不显示值。</translation>
    </message>
    <message>
        <source>The registry is looked for, made if it certainly is not there, and waited for until it answers.</source>
        <translation>查找 registry，确定没有时才创建，然后等待直到它应答。</translation>
    </message>
    <message>
        <source>The registry hands model data only to runners whose compose hash it knows.</source>
        <translation>registry 只将模型数据交给它认识其 compose 哈希的 runner。</translation>
    </message>
    <message>
        <source>Each file is written whole, for its owner alone, and the former one stays beside it.</source>
        <translation>每个文件都整体写入，仅限其所有者访问，先前的文件保留在旁边。</translation>
    </message>
    <message>
        <source>What the machine itself answers. A check that fails here is a failure, not a hint.</source>
        <translation>机器自身的应答。此处的检查未通过就是失败，而不是提示。</translation>
    </message>
    <message>
        <source>What exists now, how to start the orchestrator, and how to take it all back.</source>
        <translation>现在有什么、如何启动编排器，以及如何全部撤销。</translation>
    </message>
    <message>
        <source>dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>adopt</source>
        <comment>what a setup does: take over a cluster that is there</comment>
        <translation>接管</translation>
    </message>
    <message>
        <source>new cluster</source>
        <translation>新建集群</translation>
    </message>
    <message>
        <source>%1, the roomiest</source>
        <translation>%1，空位最多</translation>
    </message>
    <message>
        <source>the roomiest</source>
        <translation>空位最多的节点</translation>
    </message>
    <message>
        <source>1 machine</source>
        <translation>1 台机器</translation>
    </message>
    <message>
        <source>%1 machines</source>
        <translation>%1 台机器</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 个步骤</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 个步骤</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>has findings</source>
        <translation>有发现</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Done, every check at its end passed</source>
        <translation>完成，最后的每项检查均已通过</translation>
    </message>
    <message>
        <source>Stopped at %1: %2</source>
        <translation>停在“%1”：%2</translation>
    </message>
    <message>
        <source>Stopped while the registry was made; whether it was made is looked up first</source>
        <translation>在创建 registry 时停止；先查明它是否已创建</translation>
    </message>
    <message>
        <source>Stopped after the registry was there</source>
        <translation>在 registry 就绪之后停止</translation>
    </message>
    <message>
        <source>Stopped before anything was made</source>
        <translation>在创建任何内容之前停止</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>below 1 ms</source>
        <translation>低于 1 毫秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>what was found (the file and line where)</extracomment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ShortcutRules</name>
    <message>
        <source>There is no such command.</source>
        <translation>没有此命令。</translation>
    </message>
    <message>
        <source>This key is the same on every desk.</source>
        <translation>此快捷键在每个工作台上都相同。</translation>
    </message>
    <message>
        <source>%1 is “%2” already.</source>
        <translation>%1 已用于“%2”。</translation>
    </message>
    <message>
        <source>%1 is used inside pages: %2.</source>
        <translation>%1 已在页面内使用：%2。</translation>
    </message>
    <message>
        <source>A single character is for typing. Add Ctrl or Alt.</source>
        <translation>单个字符用于输入。加上 Ctrl 或 Alt。</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>关机</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>扩缩</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>停止 %1</translation>
    </message>
    <message>
        <source>Shut down %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>重启 %1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>%1 CVMs</source>
        <translation>%1 台 CVM</translation>
    </message>
    <message>
        <source>Billing of the machine goes on as it starts.</source>
        <translation>机器启动后继续计费。</translation>
    </message>
    <message>
        <source>Pulls the plug: what is in memory is lost, a running operation is cancelled. “Shut down” stops it gently.</source>
        <translation>相当于断电：内存中的内容会丢失，正在进行的操作会被取消。“关机”则平稳停止。</translation>
    </message>
    <message>
        <source>Containers are asked to end, then ended. What is only in memory is lost.</source>
        <translation>先请求容器结束，再强制结束。仅存在于内存中的内容会丢失。</translation>
    </message>
    <message>
        <source>The machine does not answer for a minute or two; what is only in memory is lost.</source>
        <translation>机器会有一两分钟没有应答；仅存在于内存中的内容会丢失。</translation>
    </message>
    <message>
        <source>shut down again</source>
        <translation>再次关机</translation>
    </message>
    <message>
        <source>start again; memory does not come back</source>
        <translation>再次启动；内存内容无法恢复</translation>
    </message>
    <message>
        <source>cannot be undone</source>
        <translation>无法撤销</translation>
    </message>
    <message>
        <source>the list names its id twice</source>
        <translation>列表中其 ID 出现两次</translation>
    </message>
    <message>
        <source>another operation runs on it</source>
        <translation>它正在进行另一项操作</translation>
    </message>
    <message>
        <source>already running</source>
        <translation>已在运行</translation>
    </message>
    <message>
        <source>already stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>it failed: start or restart it</source>
        <translation>它已失败：请启动或重启</translation>
    </message>
    <message>
        <source>it is starting</source>
        <translation>它正在启动</translation>
    </message>
    <message>
        <source>it is stopping</source>
        <translation>它正在停止</translation>
    </message>
    <message>
        <source>its state “%1” is not known here</source>
        <translation>此处不认识其状态“%1”</translation>
    </message>
    <message>
        <source>%1: not in the list any more</source>
        <translation>%1：已不在列表中</translation>
    </message>
    <message>
        <source>no CVM is chosen</source>
        <translation>未选择 CVM</translation>
    </message>
    <message>
        <source>not in the list any more</source>
        <translation>已不在列表中</translation>
    </message>
    <message>
        <source>none of them can take it (%1)</source>
        <translation>没有一台可以执行（%1）</translation>
    </message>
    <message>
        <source>the others go on; each target has its own result, failed ones can be tried again</source>
        <translation>其余继续；每个目标各有结果，失败的可以重试</translation>
    </message>
    <message>
        <source>nothing else is changed; the state is read back</source>
        <translation>不更改其他任何内容；状态会被回读</translation>
    </message>
    <message>
        <source>%1: the name mixes Latin letters with look-alikes</source>
        <translation>%1：名称混用了拉丁字母与形似字母</translation>
    </message>
    <message>
        <source>stops machines in production</source>
        <translation>会停止生产环境中的机器</translation>
    </message>
    <message>
        <source>nothing can be done: %1</source>
        <translation>无可执行：%1</translation>
    </message>
    <message>
        <source>the environment is read-only; unlock writes first</source>
        <translation>环境为只读；先解锁写入</translation>
    </message>
    <message>
        <source>the list was never read</source>
        <translation>从未读取过列表</translation>
    </message>
    <message>
        <source>the list is too old to act on; refresh it first</source>
        <translation>列表太旧，不能据此操作；先刷新</translation>
    </message>
    <message>
        <source>stopped while the list was read</source>
        <translation>读取列表时被停止</translation>
    </message>
    <message>
        <source>Type the phrase exactly.</source>
        <translation>请准确输入确认短语。</translation>
    </message>
    <message>
        <source>%1: accepted</source>
        <translation>%1：已接受</translation>
    </message>
    <message>
        <source>%1: answer lost, outcome unknown; reading back</source>
        <translation>%1：应答丢失，结果未知；正在回读</translation>
    </message>
    <message>
        <source>already gone: %1</source>
        <translation>已不存在：%1</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>未发送：%1</translation>
    </message>
    <message>
        <source>not sent: cancelled</source>
        <translation>未发送：已取消</translation>
    </message>
    <message>
        <source>the record cannot be written: %1</source>
        <translation>无法写入记录：%1</translation>
    </message>
    <message>
        <source>asking for %1</source>
        <translation>正在请求 %1</translation>
    </message>
    <message>
        <source>throttled, waiting %1 s</source>
        <translation>被限流，等待 %1 秒</translation>
    </message>
    <message>
        <source>no longer waited for; what was asked for goes on</source>
        <translation>不再等待；已请求的操作仍会继续</translation>
    </message>
    <message>
        <source>waiting for the others</source>
        <translation>正在等待其余</translation>
    </message>
    <message>
        <source>boot failed: %1</source>
        <translation>启动失败：%1</translation>
    </message>
    <message>
        <source>%1 (the answer was lost, this was read back)</source>
        <translation>%1（应答丢失，此为回读结果）</translation>
    </message>
    <message>
        <source>ended as “%1”</source>
        <translation>最终状态为“%1”</translation>
    </message>
    <message>
        <source>ended as “%1”: %2</source>
        <translation>最终状态为“%1”：%2</translation>
    </message>
    <message>
        <source>%1; it was not seen to go down and come back</source>
        <translation>%1；未观察到它停止后恢复</translation>
    </message>
    <message>
        <source>accepted, but still “%1” after %2</source>
        <translation>已接受，但 %2 后仍为“%1”</translation>
    </message>
    <message>
        <source>not settled after %1, last seen as “%2”; it may still get there</source>
        <translation>%1 后仍未稳定，最近状态为“%2”；之后仍可能达到</translation>
    </message>
    <message>
        <source>gone meanwhile: the remote does not know it any more</source>
        <translation>其间已消失：远端不再认识它</translation>
    </message>
    <message>
        <source>could not be read back: %1</source>
        <translation>无法回读：%1</translation>
    </message>
    <message>
        <source>the answer was lost, and the machine still says “%1”: whether it was told is not known</source>
        <translation>应答丢失，机器仍为“%1”：不知道它是否收到了请求</translation>
    </message>
    <message>
        <source>interrupted: outcome unknown, read the remote</source>
        <translation>被中断：结果未知，请读取远端</translation>
    </message>
    <message>
        <source>token %1</source>
        <translation>代币 %1</translation>
    </message>
    <message>
        <source>Deploy token %1</source>
        <translation>部署代币 %1</translation>
    </message>
    <message>
        <source>Deploy token %1 again</source>
        <translation>重新部署代币 %1</translation>
    </message>
    <message>
        <source>Sign in as %1 for this NFT</source>
        <translation>以 %1 的身份为此 NFT 登录</translation>
    </message>
    <message>
        <source>Deploy on %1</source>
        <translation>在 %1 上部署</translation>
    </message>
    <message>
        <source>Watch until it runs or has failed</source>
        <translation>观察，直至运行或失败</translation>
    </message>
    <message>
        <source>Usually runs after %1 s (median of %2 seen from here). It counts as stuck after %3 min</source>
        <translation>通常 %1 秒后运行（此处所见 %2 次的中位数）。超过 %3 分钟计为卡住</translation>
    </message>
    <message>
        <source>How long it takes is not known: none was seen from here yet. It counts as stuck after %1 min</source>
        <translation>所需时间未知：此处尚未见过。超过 %1 分钟计为卡住</translation>
    </message>
    <message>
        <source>%1 gives no confidential machine: the agent will not be attested</source>
        <translation>%1 不提供机密机器：该智能体将不经证明</translation>
    </message>
    <message>
        <source>the state is read back; nothing is sent twice</source>
        <translation>状态会被回读；不会重复发送</translation>
    </message>
    <message>
        <source>stop the deployment; its memory does not come back</source>
        <translation>停止该部署；其内存无法恢复</translation>
    </message>
    <message>
        <source>The provider bills the machine while it exists.</source>
        <translation>机器存在期间由提供方计费。</translation>
    </message>
    <message>
        <source>what was built so far</source>
        <translation>到目前为止已构建的内容</translation>
    </message>
    <message>
        <source>the agent&apos;s memory: conversations that were not written elsewhere</source>
        <translation>智能体的内存：未写到别处的对话</translation>
    </message>
    <message>
        <source>what the provider still keeps of it</source>
        <translation>提供方仍保留的内容</translation>
    </message>
    <message>
        <source>%1: loses %2</source>
        <translation>%1：将丢失%2</translation>
    </message>
    <message>
        <source>the list does not name its NFT, by which it would be stopped</source>
        <translation>列表未给出其 NFT，而停止要凭 NFT</translation>
    </message>
    <message>
        <source>the list names its NFT twice</source>
        <translation>列表中其 NFT 出现两次</translation>
    </message>
    <message>
        <source>there is a deployment already, %1; one NFT has at most one</source>
        <translation>已有一个部署，%1；一个 NFT 至多有一个</translation>
    </message>
    <message>
        <source>%1: %2 has to sign in first</source>
        <translation>%1：须先由 %2 登录</translation>
    </message>
    <message>
        <source>The orchestrator takes %1 changes a minute: this takes about %2 min</source>
        <translation>编排器每分钟接受 %1 项更改：大约需要 %2 分钟</translation>
    </message>
    <message>
        <source>the others go on; each has its own result, failed ones can be tried again</source>
        <translation>其余继续；各有结果，失败的可以重试</translation>
    </message>
    <message>
        <source>deploy again; what was in memory does not come back</source>
        <translation>重新部署；内存中的内容无法恢复</translation>
    </message>
    <message>
        <source>Users of the agent get no answer from now on.</source>
        <translation>从此刻起，该智能体的用户得不到应答。</translation>
    </message>
    <message>
        <source>stops agents in production</source>
        <translation>会停止生产环境中的智能体</translation>
    </message>
    <message>
        <source>nothing can be stopped: %1</source>
        <translation>无可停止：%1</translation>
    </message>
    <message>
        <source>no deployment is chosen</source>
        <translation>未选择部署</translation>
    </message>
    <message>
        <source>a wallet is needed</source>
        <translation>需要钱包</translation>
    </message>
    <message>
        <source>the address has a wrong digit: its checksum does not hold</source>
        <translation>地址有误：校验和不符</translation>
    </message>
    <message>
        <source>an address begins with secret1</source>
        <translation>地址以 secret1 开头</translation>
    </message>
    <message>
        <source>a provider is a word such as secret_vm, akash or local</source>
        <translation>提供方是一个词，例如 secret_vm、akash 或 local</translation>
    </message>
    <message>
        <source>a whole number of CPUs from 1 to 999</source>
        <translation>CPU 数为 1 到 999 的整数</translation>
    </message>
    <message>
        <source>an amount such as 4Gi or 512Mi</source>
        <translation>数量，例如 4Gi 或 512Mi</translation>
    </message>
    <message>
        <source>a token id has at most %1 characters</source>
        <translation>代币 ID 至多 %1 个字符</translation>
    </message>
    <message>
        <source>the token id has blanks at its ends or characters that cannot be seen</source>
        <translation>代币 ID 两端有空格，或含有不可见字符</translation>
    </message>
    <message>
        <source>signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>asking the orchestrator</source>
        <translation>正在请求编排器</translation>
    </message>
    <message>
        <source>the answer was lost; reading back</source>
        <translation>应答丢失；正在回读</translation>
    </message>
    <message>
        <source>running after %1 s</source>
        <translation>%1 秒后运行</translation>
    </message>
    <message>
        <source>stopped after %1 s</source>
        <translation>%1 秒后停止</translation>
    </message>
    <message>
        <source>gone after %1 s</source>
        <translation>%1 秒后消失</translation>
    </message>
    <message>
        <source>still “%1” after %2 s; it may still get there</source>
        <translation>%2 秒后仍为“%1”；之后仍可能达到</translation>
    </message>
    <message>
        <source>never measured</source>
        <translation>从未测量</translation>
    </message>
    <message>
        <source>no sample for %1 s</source>
        <translation>%1 秒没有采样</translation>
    </message>
    <message>
        <source>flapping: ready now, and not for long at a time</source>
        <translation>抖动：此刻就绪，但每次都不持久</translation>
    </message>
    <message>
        <source>%1, for %2 s: this desk cannot tell, decide by hand</source>
        <translation>%1，已 %2 秒：本工作台无法判断，请人工决定</translation>
    </message>
    <message>
        <source>%1, and nothing else sees the plane</source>
        <translation>%1，且没有其他途径能看到该平面</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>从未运行</translation>
    </message>
    <message>
        <source>no run for %1 min</source>
        <translation>%1 分钟没有运行</translation>
    </message>
    <message>
        <source>last run ok</source>
        <translation>上次运行正常</translation>
    </message>
    <message>
        <source>no payment feed is set up</source>
        <translation>未设置支付数据源</translation>
    </message>
    <message>
        <source>no payments in 30 min, N = 0</source>
        <translation>30 分钟内没有支付，N = 0</translation>
    </message>
    <message>
        <source>%1 of %2 failed in 30 min</source>
        <translation>30 分钟内 %2 笔中有 %1 笔失败</translation>
    </message>
    <message>
        <source>%1, %2 in a row</source>
        <translation>%1，连续 %2 次</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1 steers this cutover</source>
        <translation>此切换由 %1 操控</translation>
    </message>
    <message>
        <source>%1 steers this cutover.</source>
        <translation>此切换由 %1 操控。</translation>
    </message>
    <message>
        <source>Shift there, or close it. A rollback works from everywhere.</source>
        <translation>在那里移动流量，或将其关闭。回滚在任何地方都可用。</translation>
    </message>
    <message>
        <source>%1 is unknown</source>
        <translation>%1未知</translation>
    </message>
    <message>
        <source>%1 is stale</source>
        <translation>%1过时</translation>
    </message>
    <message>
        <source>pass, degraded</source>
        <translation>通过，降级</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Gate %1: %2, %3</source>
        <translation>关卡 %1：%2，%3</translation>
    </message>
    <message>
        <source>%1, where a rollback goes to: %2</source>
        <translation>%1（回滚的去向）：%2</translation>
    </message>
    <message>
        <source>Locked until the rollback is read back.</source>
        <translation>回读到回滚之前保持锁定。</translation>
    </message>
    <message>
        <source>A shift is under way.</source>
        <translation>正在移动流量。</translation>
    </message>
    <message>
        <source>What is in force is not known: %1.</source>
        <translation>生效的分流未知：%1。</translation>
    </message>
    <message>
        <source>the router was not read lately</source>
        <translation>近来未读取路由器</translation>
    </message>
    <message>
        <source>%1 is read-only.</source>
        <translation>%1 为只读。</translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <translation>%1 为只读</translation>
    </message>
    <message>
        <source>The kept state cannot be used: %1. A rollback writes a new one.</source>
        <translation>保存的状态无法使用：%1。回滚会写入新的状态。</translation>
    </message>
    <message>
        <source>This split is in force already.</source>
        <translation>此分流已经生效。</translation>
    </message>
    <message>
        <source>%1 is tripped</source>
        <translation>%1 已触发</translation>
    </message>
    <message>
        <source>both planes poll mentions and would answer each twice</source>
        <translation>两个平面都在轮询提及，每条会应答两次</translation>
    </message>
    <message>
        <source>rolled back %1 min ago, the cool-down is 30 min</source>
        <translation>%1 分钟前已回滚，冷却时间为 30 分钟</translation>
    </message>
    <message>
        <source>Override and apply</source>
        <translation>越过关卡并应用</translation>
    </message>
    <message>
        <source>Put %1 in force in one transaction and read it back</source>
        <translation>在一次事务中使 %1 生效并回读</translation>
    </message>
    <message>
        <source>Condition %1 is tripped: an automatic rollback would follow</source>
        <translation>条件 %1 已触发：随后会自动回滚</translation>
    </message>
    <message>
        <source>The split that is in force stays: all rows change together or none does.</source>
        <translation>生效的分流保持不变：所有行一起更改，或都不更改。</translation>
    </message>
    <message>
        <source>ROLL BACK puts all intents on %1 at once.</source>
        <translation>回滚会立即将所有意图切回 %1。</translation>
    </message>
    <message>
        <source>Conversations and pending plans live in one plane&apos;s memory; authors who are moved begin anew there.</source>
        <translation>对话和待定计划只存在于一个平面的内存中；被移走的作者会在那里重新开始。</translation>
    </message>
    <message>
        <source>Roll back: all intents to %1</source>
        <translation>回滚：所有意图到 %1</translation>
    </message>
    <message>
        <source>%1 tripped: %2</source>
        <translation>%1 已触发：%2</translation>
    </message>
    <message>
        <source>No automatic rollback although %1: %2 is worse (%3). ROLL BACK does it at once.</source>
        <translation>虽有 %1，未自动回滚：%2 更差（%3）。按“回滚”立即执行。</translation>
    </message>
    <message>
        <source>All intents to %1</source>
        <translation>所有意图到 %1</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>in force, while a shift was still under way: looking again</source>
        <translation>已生效，但当时仍在移动流量：再次查看</translation>
    </message>
    <message>
        <source>read back as in force</source>
        <translation>回读为已生效</translation>
    </message>
    <message>
        <source>not confirmed: %1</source>
        <translation>未确认：%1</translation>
    </message>
    <message>
        <source>Read back: all intents on %1, %2 ms after the press</source>
        <translation>回读：所有意图在 %1，按下后 %2 毫秒</translation>
    </message>
    <message>
        <source>read back after %1 ms</source>
        <translation>%1 毫秒后回读</translation>
    </message>
    <message>
        <source>rollback unconfirmed: %1</source>
        <translation>回滚未确认：%1</translation>
    </message>
    <message>
        <source>not read back yet</source>
        <translation>尚未回读</translation>
    </message>
    <message>
        <source>By hand, on the router&apos;s host: %1</source>
        <translation>在路由器主机上手动执行：%1</translation>
    </message>
    <message>
        <source>Canary run on %1: %2, %3</source>
        <translation>在 %1 上运行金丝雀：%2，%3</translation>
    </message>
    <message>
        <source>the router was restarted or reloaded and has what its files say</source>
        <translation>路由器已重启或重新加载，现为其文件中的内容</translation>
    </message>
    <message>
        <source>changed by another operator</source>
        <translation>由另一位操作员更改</translation>
    </message>
    <message>
        <source>changed at the router, not by this program</source>
        <translation>在路由器上更改，不是本程序所为</translation>
    </message>
    <message>
        <source>The split in force is not the confirmed one: %1</source>
        <translation>生效的分流不是已确认的分流：%1</translation>
    </message>
    <message>
        <source>Gate %1: %2 → %3, %4</source>
        <translation>关卡 %1：%2 → %3，%4</translation>
    </message>
    <message>
        <source>This desk&apos;s wall clock was set by %1 s; times before and after do not compare</source>
        <translation>本工作台的时钟被调整了 %1 秒；前后的时间不可比较</translation>
    </message>
    <message>
        <source>Look at what is in force now and decide again.</source>
        <translation>查看当前生效的分流后再决定。</translation>
    </message>
    <message>
        <source>a rollback was pressed meanwhile and goes first</source>
        <translation>其间按下了回滚，回滚优先</translation>
    </message>
    <message>
        <source>a shift is under way</source>
        <translation>正在移动流量</translation>
    </message>
    <message>
        <source>Shift traffic: %1</source>
        <translation>移动流量：%1</translation>
    </message>
    <message>
        <source>in force: %1</source>
        <translation>生效：%1</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <translation>生效：%1</translation>
    </message>
    <message>
        <source>Wait until the gates pass, or type the phrase.</source>
        <translation>等待关卡通过，或输入确认短语。</translation>
    </message>
    <message>
        <source>Unlock writes first.</source>
        <translation>先解锁写入。</translation>
    </message>
    <message>
        <source>a rollback is not read back yet</source>
        <translation>有一次回滚尚未回读</translation>
    </message>
    <message>
        <source>%1 is pinned in the open run %2</source>
        <translation>%1 在进行中的轮次 %2 中被固定</translation>
    </message>
    <message>
        <source>Move it with its stage, or roll back first.</source>
        <translation>随其阶段移动，或先回滚。</translation>
    </message>
    <message>
        <source>Read back: %1, version %2</source>
        <translation>回读：%1，版本 %2</translation>
    </message>
    <message>
        <source>Moved outside any plan, with the gates as they stood</source>
        <translation>在计划之外移动，关卡保持当时状态</translation>
    </message>
    <message>
        <source>Gates overridden by the typed phrase</source>
        <translation>以输入的确认短语越过关卡</translation>
    </message>
    <message>
        <source>Put %1 in force</source>
        <translation>使 %1 生效</translation>
    </message>
    <message>
        <source>The router took the split</source>
        <translation>路由器已接受该分流</translation>
    </message>
    <message>
        <source>The shift (%1) was not applied: %2.</source>
        <translation>移动（%1）未应用：%2。</translation>
    </message>
    <message>
        <source>The shift stays open and is concluded by reading back when the router answers; ROLL BACK works now.</source>
        <translation>此次移动保持未决，待路由器应答后回读确定；回滚现在即可用。</translation>
    </message>
    <message>
        <source>Concluded by reading back: applied, %1</source>
        <translation>经回读确定：已应用，%1</translation>
    </message>
    <message>
        <source>Concluded by reading back: not applied, %1 is in force</source>
        <translation>经回读确定：未应用，%1 生效</translation>
    </message>
    <message>
        <source>The shift (%1) was not applied; it is not sent again by itself.</source>
        <translation>移动（%1）未应用；不会自行再次发送。</translation>
    </message>
    <message>
        <source>Cannot move on: %1.</source>
        <translation>无法继续：%1。</translation>
    </message>
    <message>
        <source>Rollback not confirmed: %1 may still get %2.</source>
        <translation>回滚未确认：%1 可能仍会收到 %2。</translation>
    </message>
    <message>
        <source>Rollback not confirmed: what is in force could not be read back.</source>
        <translation>回滚未确认：无法回读生效的分流。</translation>
    </message>
    <message>
        <source>%1 is not ready and has all traffic: %2.</source>
        <translation>%1 未就绪却承载全部流量：%2。</translation>
    </message>
    <message>
        <source>%1 is not ready: a rollback would go to a plane that does not work (%2).</source>
        <translation>%1 未就绪：回滚会去往不能工作的平面（%2）。</translation>
    </message>
    <message>
        <source>The split in force is not the confirmed one: %1 (%2).</source>
        <translation>生效的分流不是已确认的分流：%1（%2）。</translation>
    </message>
    <message>
        <source>A shift (%1) was sent and not read back; it is concluded when the router answers.</source>
        <translation>移动（%1）已发送但未回读；待路由器应答后确定。</translation>
    </message>
    <message>
        <source>%1 is blind: %2.</source>
        <translation>%1 无数据：%2。</translation>
    </message>
    <message>
        <source>The record cannot be written (%1): entries are kept and entered later, and no shift may start.</source>
        <translation>无法写入记录（%1）：条目会保留并稍后写入，其间不得开始移动。</translation>
    </message>
    <message>
        <source>The kept state cannot be used: %1.</source>
        <translation>保存的状态无法使用：%1。</translation>
    </message>
    <message>
        <source>This desk&apos;s clock was set by %1 s; ages and limits do not follow it.</source>
        <translation>本工作台的时钟被调整了 %1 秒；时长和时限不受其影响。</translation>
    </message>
    <message>
        <source>/ready answers 200 with a true ready flag</source>
        <translation>/ready 应答 200，且 ready 标志为真</translation>
    </message>
    <message>
        <source>/canary/run answers 200 with ok true and no mock marker</source>
        <translation>/canary/run 应答 200，ok 为真，且没有 mock 标记</translation>
    </message>
    <message>
        <source>one analyze, one create and one small pay succeed with evidence on canary repositories</source>
        <translation>在金丝雀仓库上各成功一次 analyze、create 和小额 pay，并附证据</translation>
    </message>
    <message>
        <source>the plane reaches the level that the policy requires</source>
        <translation>该平面达到策略要求的级别</translation>
    </message>
    <message>
        <source>mock marker: the plane pretends its services</source>
        <translation>mock 标记：该平面的服务是伪装的</translation>
    </message>
    <message>
        <source>%1 of %2 checks, no mock marker</source>
        <translation>%2 项检查中 %1 项通过，没有 mock 标记</translation>
    </message>
    <message>
        <source>ready, but /health says unhealthy</source>
        <translation>就绪，但 /health 显示不健康</translation>
    </message>
    <message>
        <source>attestation of the new plane</source>
        <translation>新平面的证明</translation>
    </message>
    <message>
        <source>the plane&apos;s quote does not prove what it says</source>
        <translation>该平面的 Quote 不能证明其所称</translation>
    </message>
    <message>
        <source>the platform&apos;s status %1 is not accepted by the policy</source>
        <translation>策略不接受平台状态 %1</translation>
    </message>
    <message>
        <source>%1, %2 required: the plane offers no challenge and no attested connection</source>
        <translation>%1，要求 %2：该平面既不接受挑战，也没有经证明的连接</translation>
    </message>
    <message>
        <source>%1, %2 required</source>
        <translation>%1，要求 %2</translation>
    </message>
    <message>
        <source>%1, and nothing shows that the quote is fresh: the plane cannot be challenged</source>
        <translation>%1，且没有任何依据表明 Quote 是新鲜的：无法对该平面发出挑战</translation>
    </message>
    <message>
        <source>no attestation set up</source>
        <translation>未设置证明</translation>
    </message>
    <message>
        <source>never run: it spends money and is started by hand only</source>
        <translation>从未运行：它会花费资金，只能手动启动</translation>
    </message>
    <message>
        <source>was pass, measured too long ago</source>
        <translation>曾通过，测量时间太久</translation>
    </message>
    <message>
        <source>was pass, %1</source>
        <translation>曾通过，%1</translation>
    </message>
    <message>
        <source>quote verified now</source>
        <translation>Quote 刚刚验证</translation>
    </message>
    <message>
        <source>mock marker in the answer</source>
        <translation>应答中有 mock 标记</translation>
    </message>
    <message>
        <source>no analysis with contributors in the answer</source>
        <translation>应答中没有带贡献者的分析</translation>
    </message>
    <message>
        <source>proof missing: the contributors are there, the verified insight is not</source>
        <translation>缺少证明：有贡献者，没有经验证的结论</translation>
    </message>
    <message>
        <source>analysis with proof</source>
        <translation>带证明的分析</translation>
    </message>
    <message>
        <source>no split was created</source>
        <translation>未创建分账</translation>
    </message>
    <message>
        <source>the answer names no split id</source>
        <translation>应答未给出 split id</translation>
    </message>
    <message>
        <source>the payment failed</source>
        <translation>支付失败</translation>
    </message>
    <message>
        <source>no transaction reference</source>
        <translation>没有交易编号</translation>
    </message>
    <message>
        <source>paid, reference %1</source>
        <translation>已支付，编号 %1</translation>
    </message>
    <message>
        <source>no record is kept here</source>
        <translation>此处不保存记录</translation>
    </message>
    <message>
        <source>the process restarted since</source>
        <translation>进程此后已重启</translation>
    </message>
    <message>
        <source>the payment feed is set up, and this version does not read it</source>
        <translation>已设置支付数据源，但此版本不读取它</translation>
    </message>
    <message>
        <source>create is pinned until a share of analyze is in force</source>
        <translation>analyze 有一部分生效之前，create 固定</translation>
    </message>
    <message>
        <source>pay is pinned until analyze and create are in force at 100 %</source>
        <translation>analyze 和 create 在 100 % 生效之前，pay 固定</translation>
    </message>
    <message>
        <source>pay is pinned: no payment feed is set up, so condition R3 would be blind</source>
        <translation>pay 固定：未设置支付数据源，条件 R3 会没有数据</translation>
    </message>
    <message>
        <source>everything else moves last, when analyze, create and pay are in force at 100 %</source>
        <translation>其余意图最后移动，待 analyze、create 和 pay 在 100 % 生效之后</translation>
    </message>
    <message>
        <source>nothing changes</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 及另外 %2 台</translation>
    </message>
    <message>
        <source>Not proven: a comparison needs two machines</source>
        <translation>未证明：比较需要两台机器</translation>
    </message>
    <message>
        <source>Not proven: %1</source>
        <translation>未证明：%1</translation>
    </message>
    <message>
        <source>Different: RTMR0 differs and nothing explains it</source>
        <translation>不同：RTMR0 不同，且没有任何解释</translation>
    </message>
    <message>
        <source>Different: %1 runs other code</source>
        <translation>不同：%1 运行的代码不同</translation>
    </message>
    <message>
        <source>Different: %1 run other code</source>
        <translation>不同：%1 运行的代码不同</translation>
    </message>
    <message>
        <source>Different: these machines do not run the same code</source>
        <translation>不同：这些机器运行的代码不相同</translation>
    </message>
    <message>
        <source>Same machine: %1 are one machine under %2 names</source>
        <translation>同一台机器：%1 是同一台机器的 %2 个名称</translation>
    </message>
    <message>
        <source>Same code, different machine shape: RTMR0 differs</source>
        <translation>代码相同，机器规格不同：RTMR0 不同</translation>
    </message>
    <message>
        <source>Identical: all %1 machines run the same code</source>
        <translation>一致：全部 %1 台机器运行相同的代码</translation>
    </message>
    <message>
        <source>1 machine</source>
        <translation>1 台机器</translation>
    </message>
    <message>
        <source>%1 machines</source>
        <translation>%1 台机器</translation>
    </message>
    <message>
        <source>%1 values, groups of %2</source>
        <translation>%1 个值，各组 %2 台</translation>
    </message>
    <message>
        <source>No machine has it.</source>
        <translation>没有机器有此值。</translation>
    </message>
    <message>
        <source>Missing on %1.</source>
        <translation>%1缺失。</translation>
    </message>
    <message>
        <source>Equal on all machines.</source>
        <translation>所有机器上相同。</translation>
    </message>
    <message>
        <source>It must be equal and is not: %1.</source>
        <translation>它必须相同，但并不相同：%1。</translation>
    </message>
    <message>
        <source>It may differ between machines that run the same code.</source>
        <translation>运行相同代码的机器之间可以不同。</translation>
    </message>
    <message>
        <source>It differs, as it must between two machines.</source>
        <translation>它不同，两台机器之间本应如此。</translation>
    </message>
    <message>
        <source>Equal on %1 although it should differ.</source>
        <translation>在 %1上相同，而它本应不同。</translation>
    </message>
    <message>
        <source>Not checked: no reference table of released images was given.</source>
        <translation>未检查：没有给出已发布镜像的参照表。</translation>
    </message>
    <message>
        <source>dev image</source>
        <translation>开发镜像</translation>
    </message>
    <message>
        <source>A dev image lets people log in.</source>
        <translation>开发镜像允许人员登录。</translation>
    </message>
    <message>
        <source>unknown image</source>
        <translation>未知镜像</translation>
    </message>
    <message>
        <source>An image that the table does not list is unknown, never good.</source>
        <translation>表中未列出的镜像为未知，绝不算正常。</translation>
    </message>
    <message>
        <source>RTMR0 differs, and the OS image table knows each value as a shape of the image: %1.</source>
        <translation>RTMR0 不同，操作系统镜像表认得每个值为该镜像的一种规格：%1。</translation>
    </message>
    <message>
        <source>same shape claimed</source>
        <translation>声称规格相同</translation>
    </message>
    <message>
        <source>RTMR0 differs between machines that claim the same CPU, memory, QEMU and devices: nothing explains it.</source>
        <translation>机器声称的 CPU、内存、QEMU 和设备相同，RTMR0 却不同：没有任何解释。</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>无法解释</translation>
    </message>
    <message>
        <source>RTMR0 differs and no vm_config says why: another number of CPUs, memory size, device or QEMU version would.</source>
        <translation>RTMR0 不同，且没有 vm_config 说明原因：CPU 数、内存大小、设备或 QEMU 版本不同都会如此。</translation>
    </message>
    <message>
        <source>RTMR0 differs as the claimed shapes do: %1.</source>
        <translation>RTMR0 的差异与声称的规格差异相符：%1。</translation>
    </message>
    <message>
        <source>OS image table</source>
        <translation>操作系统镜像表</translation>
    </message>
    <message>
        <source>by event</source>
        <translation>依据事件</translation>
    </message>
    <message>
        <source>Event %1.</source>
        <translation>事件 %1。</translation>
    </message>
    <message>
        <source>there is no quote</source>
        <translation>没有 Quote</translation>
    </message>
    <message>
        <source>there is no quote: what the machine says about itself proves nothing</source>
        <translation>没有 Quote：机器的自述不能证明任何事</translation>
    </message>
    <message>
        <source>the quote is rejected: %1 (%2)</source>
        <translation>Quote 被拒绝：%1（%2）</translation>
    </message>
    <message>
        <source>TCB status %1 is not accepted by the policy%2</source>
        <translation>策略不接受 TCB 状态 %1%2</translation>
    </message>
    <message>
        <source>TCB status %1: %2</source>
        <translation>TCB 状态 %1：%2</translation>
    </message>
    <message>
        <source>bytes after the quote are not zero; nothing signs them</source>
        <translation>Quote 之后的字节不为零；没有任何签名覆盖它们</translation>
    </message>
    <message>
        <source>this is an SGX quote: it has no RTMRs, so nothing ties it to an application</source>
        <translation>这是 SGX Quote：没有 RTMR，无法将其与应用对应</translation>
    </message>
    <message>
        <source>there is no event log</source>
        <translation>没有事件日志</translation>
    </message>
    <message>
        <source>the boot section does not name the application (app-id and compose-hash)</source>
        <translation>启动段未给出应用（app-id 和 compose-hash）</translation>
    </message>
    <message>
        <source>legacy image: the whole event log counts as the boot section</source>
        <translation>旧式镜像：整个事件日志都算作启动段</translation>
    </message>
    <message>
        <source>RTMR0 to RTMR2 are quoted, not replayed: the log was stripped</source>
        <translation>RTMR0 到 RTMR2 只有 Quote 值，未经复算：日志被删减</translation>
    </message>
    <message>
        <source>app-compose was not served, so its hash cannot be tied to a text</source>
        <translation>未提供 app-compose，因此无法将其哈希与文本对应</translation>
    </message>
    <message>
        <source>the served app-compose is not the one that was measured: it hashes to %1, the log says %2</source>
        <translation>提供的 app-compose 不是被度量的那一份：其哈希为 %1，日志为 %2</translation>
    </message>
    <message>
        <source>MRCONFIGID was made for another compose hash than the log says</source>
        <translation>MRCONFIGID 对应的 compose 哈希与日志不同</translation>
    </message>
    <message>
        <source>image not pinned by digest: %1</source>
        <translation>镜像未按摘要固定：%1</translation>
    </message>
    <message>
        <source>key provider %1: keys are not shared between machines</source>
        <translation>密钥提供方 %1：机器之间不共享密钥</translation>
    </message>
    <message>
        <source>claimed and measured differ: %1</source>
        <translation>声称与度量不同：%1</translation>
    </message>
    <message>
        <source>the quote does not answer this challenge: it was made for another one</source>
        <translation>Quote 未回应此挑战：它是为另一个挑战生成的</translation>
    </message>
    <message>
        <source>freshness is not proven: no challenge was possible, and the quote does not bind the connection</source>
        <translation>新鲜性未证明：无法发出挑战，Quote 也未绑定连接</translation>
    </message>
    <message>
        <source>the machines were judged by different TCB evaluation data sets (%1): use one for all</source>
        <translation>各机器按不同的 TCB 评估数据集（%1）判定：请统一使用一个</translation>
    </message>
    <message>
        <source>the OS image is unknown: no entry of the table has its MRTD, RTMR1 or RTMR2</source>
        <translation>操作系统镜像未知：表中没有其 MRTD、RTMR1 或 RTMR2</translation>
    </message>
    <message>
        <source>%1 is a dev image: it lets people log in</source>
        <translation>%1 是开发镜像：允许人员登录</translation>
    </message>
    <message>
        <source>the OS image is %1, expected %2</source>
        <translation>操作系统镜像是 %1，预期 %2</translation>
    </message>
    <message>
        <source>compose-hash is %1, expected %2</source>
        <translation>compose-hash 是 %1，预期 %2</translation>
    </message>
    <message>
        <source>app-id is %1, expected %2</source>
        <translation>app-id 是 %1，预期 %2</translation>
    </message>
    <message>
        <source>the key provider&apos;s key is not the expected one</source>
        <translation>密钥提供方的密钥不是预期的</translation>
    </message>
    <message>
        <source>no OS image table was given, so MRTD and RTMR0 to RTMR2 have no reference</source>
        <translation>没有给出操作系统镜像表，MRTD 和 RTMR0 到 RTMR2 没有参照</translation>
    </message>
    <message>
        <source>RTMR0 is not that of a shape that the table lists</source>
        <translation>RTMR0 不属于表中列出的规格</translation>
    </message>
    <message>
        <source>the table lists no RTMR0 for this image</source>
        <translation>表中没有此镜像的 RTMR0</translation>
    </message>
    <message>
        <source>the measured os-image-hash is not that of the table</source>
        <translation>度量的 os-image-hash 与表中不同</translation>
    </message>
    <message>
        <source>no compose hash was expected</source>
        <translation>未设定预期的 compose 哈希</translation>
    </message>
    <message>
        <source>no app id was expected</source>
        <translation>未设定预期的 app id</translation>
    </message>
    <message>
        <source>Scale %1 from %2 to %3</source>
        <translation>将 %1 从 %2 扩缩到 %3</translation>
    </message>
    <message>
        <source>Scale to %1</source>
        <translation>扩缩到 %1</translation>
    </message>
    <message>
        <source>Scale hosts to %1</source>
        <translation>主机扩缩到 %1</translation>
    </message>
    <message>
        <source>Bring the hosts of %1 to %2</source>
        <translation>将 %1 的主机调整到 %2</translation>
    </message>
    <message>
        <source>stays %1</source>
        <translation>保持 %1</translation>
    </message>
    <message>
        <source>min %1</source>
        <translation>最小 %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>desired %1</source>
        <translation>期望 %1</translation>
    </message>
    <message>
        <source>group %1 also carries %2 and is left as it is</source>
        <translation>主机组 %1 还承载 %2，保持不变</translation>
    </message>
    <message>
        <source>Cost: %1 hosts of type %2, whose price is not known here</source>
        <translation>费用：%1 台 %2 类型的主机，此处不知其价格</translation>
    </message>
    <message>
        <source>Cost: %1 × %2 at %3 = %4%5 USD/h (%6)</source>
        <translation>费用：%1 × %2，单价 %3 = %4%5 USD/h（%6）</translation>
    </message>
    <message>
        <source>Host group %1 found: %2</source>
        <translation>找到主机组 %1：%2</translation>
    </message>
    <message>
        <source>Host group: %1</source>
        <translation>主机组：%1</translation>
    </message>
    <message>
        <source>Managed scaling of capacity provider %1 moves the group itself</source>
        <translation>容量提供程序 %1 的 managed scaling 会自行调整该主机组</translation>
    </message>
    <message>
        <source>%1 tasks on %2 hosts, at most %3 on one</source>
        <translation>%1 个任务在 %2 台主机上，每台至多 %3 个</translation>
    </message>
    <message>
        <source>No task runs on a host now: one host is counted for each task</source>
        <translation>目前没有任务在主机上运行：按每个任务一台主机计算</translation>
    </message>
    <message>
        <source>The cluster shows no hosts, though the group has %1 in service: hosts are counted in the group</source>
        <translation>集群未显示主机，而主机组有 %1 台服务中：按主机组计算</translation>
    </message>
    <message>
        <source>Now %1 tasks are wanted on %2 hosts</source>
        <translation>现在期望 %1 个任务在 %2 台主机上</translation>
    </message>
    <message>
        <source>The group also carries %1</source>
        <translation>该主机组还承载 %1</translation>
    </message>
    <message>
        <source>%1 hosts have room for %2 tasks: %3 will find no place</source>
        <translation>%1 台主机可容纳 %2 个任务：%3 个将无处放置</translation>
    </message>
    <message>
        <source>The service is not steady: %1, %2 of %3 running</source>
        <translation>服务不稳定：%1，%3 个中 %2 个运行中</translation>
    </message>
    <message>
        <source>Wait until %1 hosts are in service</source>
        <translation>等待 %1 台主机进入服务</translation>
    </message>
    <message>
        <source>Wait until %1 hosts of the group are registered and ACTIVE</source>
        <translation>等待该主机组的 %1 台主机注册并为 ACTIVE</translation>
    </message>
    <message>
        <source>Set service %1: desired %2 → %3</source>
        <translation>设置服务 %1：期望 %2 → %3</translation>
    </message>
    <message>
        <source>Wait until at most %1 tasks run</source>
        <translation>等待运行的任务不超过 %1 个</translation>
    </message>
    <message>
        <source>Read back: desired %1, %1 running, group desired %2</source>
        <translation>回读：期望 %1，运行中 %1，主机组期望 %2</translation>
    </message>
    <message>
        <source>Read back: desired %1, %1 running</source>
        <translation>回读：期望 %1，运行中 %1</translation>
    </message>
    <message>
        <source>ECS and Auto Scaling</source>
        <translation>ECS 和 Auto Scaling</translation>
    </message>
    <message>
        <source>min %1, max %2, desired %3</source>
        <translation>最小 %1，最大 %2，期望 %3</translation>
    </message>
    <message>
        <source>the count must be from 0 to %1</source>
        <translation>数量须在 0 到 %1 之间</translation>
    </message>
    <message>
        <source>there is no host group here whose size is ours to set</source>
        <translation>此处没有可由我们设定大小的主机组</translation>
    </message>
    <message>
        <source>the service is %1, not ACTIVE</source>
        <translation>服务为 %1，不是 ACTIVE</translation>
    </message>
    <message>
        <source>a DAEMON service has one task on each host and takes no count</source>
        <translation>DAEMON 服务在每台主机上有一个任务，不接受数量</translation>
    </message>
    <message>
        <source>its deployments are run by %1, not by ECS</source>
        <translation>其部署由 %1 运行，不是 ECS</translation>
    </message>
    <message>
        <source>the group of its hosts could not be found (%1); scaled alone, tasks would have no place or hosts no work</source>
        <translation>找不到其主机组（%1）；单独扩缩会使任务无处放置或主机空闲</translation>
    </message>
    <message>
        <source>group %1 is moved by ECS itself</source>
        <translation>主机组 %1 由 ECS 自行调整</translation>
    </message>
    <message>
        <source>host group %1 could not be read, so that it cannot be moved along</source>
        <translation>主机组 %1 无法读取，因此不能一同调整</translation>
    </message>
    <message>
        <source>it is so already: desired %1%2</source>
        <translation>已是如此：期望 %1%2</translation>
    </message>
    <message>
        <source>, group %1</source>
        <translation>，主机组 %1</translation>
    </message>
    <message>
        <source>it stops there; what is in force then is read and told, and the way back is offered; nothing is undone by itself</source>
        <translation>停在该步；读取并说明当时生效的内容，并提供退回的途径；不会自行撤销任何内容</translation>
    </message>
    <message>
        <source>scale %1 → %2</source>
        <translation>扩缩 %1 → %2</translation>
    </message>
    <message>
        <source>group back to %1</source>
        <translation>主机组恢复到 %1</translation>
    </message>
    <message>
        <source>The group chooses which hosts go: a busy prover may lose its work.</source>
        <translation>由主机组决定移除哪些主机：忙碌的 prover 可能丢失其工作。</translation>
    </message>
    <message>
        <source>Tasks that end lose what they were proving.</source>
        <translation>结束的任务会丢失其正在证明的内容。</translation>
    </message>
    <message>
        <source>Drifts from Pulumi: a later “up --refresh” sets its own numbers again.</source>
        <translation>偏离 Pulumi：之后的“up --refresh”会重新设定其数值。</translation>
    </message>
    <message>
        <source>scales to 0: the service stops</source>
        <translation>扩缩到 0：服务停止</translation>
    </message>
    <message>
        <source>changes production</source>
        <translation>更改生产环境</translation>
    </message>
    <message>
        <source>Force a new deployment of %1: all %2 tasks are replaced</source>
        <translation>强制 %1 重新部署：替换全部 %2 个任务</translation>
    </message>
    <message>
        <source>Read back: a new deployment is PRIMARY</source>
        <translation>回读：新的部署为 PRIMARY</translation>
    </message>
    <message>
        <source>Each host holds one task and old tasks stay until new ones run: without a spare host the rollout will stop at “unable to place a task”. Stop tasks one by one instead, or add hosts first</source>
        <translation>每台主机只容纳一个任务，新任务运行前旧任务保留：没有空闲主机时，滚动更新会停在“unable to place a task”。改为逐个停止任务，或先增加主机</translation>
    </message>
    <message>
        <source>cannot be undone; the same task definition runs again</source>
        <translation>无法撤销；会再次运行同一任务定义</translation>
    </message>
    <message>
        <source>replaces running tasks in production</source>
        <translation>会替换生产环境中运行的任务</translation>
    </message>
    <message>
        <source>Stop task %1</source>
        <translation>停止任务 %1</translation>
    </message>
    <message>
        <source>Stop task %1 of %2</source>
        <translation>停止 %2 的任务 %1</translation>
    </message>
    <message>
        <source>Stop task</source>
        <translation>停止任务</translation>
    </message>
    <message>
        <source>Read back: the task is stopped</source>
        <translation>回读：任务已停止</translation>
    </message>
    <message>
        <source>%1 starts another: %2 of %3 running now</source>
        <translation>%1 会启动另一个：现在 %3 个中 %2 个运行中</translation>
    </message>
    <message>
        <source>No service of this cluster is seen to start another</source>
        <translation>未见此集群有服务会启动另一个</translation>
    </message>
    <message>
        <source>cannot be undone; its service starts another task</source>
        <translation>无法撤销；其服务会启动另一个任务</translation>
    </message>
    <message>
        <source>It is asked to end, and killed after its stop time; what it was proving is lost.</source>
        <translation>先请求它结束，超过停止时限后终止；其正在证明的内容会丢失。</translation>
    </message>
    <message>
        <source>the task has stopped already</source>
        <translation>任务已停止</translation>
    </message>
    <message>
        <source>stops a task in production</source>
        <translation>会停止生产环境中的任务</translation>
    </message>
    <message>
        <source>To go back: %1. To go on: scale again once the cause is gone.</source>
        <translation>退回：%1。继续：原因消除后再次扩缩。</translation>
    </message>
    <message>
        <source>reading the numbers again</source>
        <translation>正在重新读取数值</translation>
    </message>
    <message>
        <source>Plan again.</source>
        <translation>重新制定计划。</translation>
    </message>
    <message>
        <source>it is spread over %1 capacity providers (%2)</source>
        <translation>它分布在 %1 个容量提供程序上（%2）</translation>
    </message>
    <message>
        <source>capacity provider %1 → group %2</source>
        <translation>容量提供程序 %1 → 主机组 %2</translation>
    </message>
    <message>
        <source>placement constraint asks for %1, and only group %2 has such machines</source>
        <translation>放置约束要求 %1，只有主机组 %2 有此类机器</translation>
    </message>
    <message>
        <source>by name alone: %1 and %2 share “%3”</source>
        <translation>仅凭名称：%1 与 %2 同含“%3”</translation>
    </message>
    <message>
        <source>by tag Project=%1</source>
        <translation>依据标签 Project=%1</translation>
    </message>
    <message>
        <source>list price us-east-1 of 2026-07-20, without disks and traffic</source>
        <translation>us-east-1 的标价（2026-07-20），不含磁盘和流量</translation>
    </message>
    <message>
        <source>the prover cluster was never read</source>
        <translation>从未读取过 Prover 集群</translation>
    </message>
    <message>
        <source>the numbers are too old to act on; refresh them first</source>
        <translation>数值太旧，不能据此操作；先刷新</translation>
    </message>
    <message>
        <source>the service is not in the list any more</source>
        <translation>服务已不在列表中</translation>
    </message>
    <message>
        <source>the task is not in the list any more</source>
        <translation>任务已不在列表中</translation>
    </message>
    <message>
        <source>another change of it is under way</source>
        <translation>对它的另一项更改正在进行</translation>
    </message>
    <message>
        <source>no container of it logs to CloudWatch Logs</source>
        <translation>其容器均未写入 CloudWatch Logs</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>替换 %1</translation>
    </message>
    <message>
        <source>Store %1</source>
        <translation>存放 %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Store untested</source>
        <translation>未经测试即存放</translation>
    </message>
    <message>
        <source>Test and replace</source>
        <translation>测试并替换</translation>
    </message>
    <message>
        <source>Test and store</source>
        <translation>测试并存放</translation>
    </message>
    <message>
        <source>memory of this program</source>
        <translation>本程序的内存</translation>
    </message>
    <message>
        <source>Ask with the new key: a read that changes nothing</source>
        <translation>用新密钥查询：只读，不作任何更改</translation>
    </message>
    <message>
        <source>Record that it is replaced, without the value</source>
        <translation>记录其已替换，不含值</translation>
    </message>
    <message>
        <source>Record that it is deleted</source>
        <translation>记录其已删除</translation>
    </message>
    <message>
        <source>Write %1, and read it back</source>
        <translation>写入 %1，并回读</translation>
    </message>
    <message>
        <source>Remove %1: it belongs to the former key</source>
        <translation>移除 %1：它属于先前的密钥</translation>
    </message>
    <message>
        <source>%1 could not be asked: nobody knows whether the key works</source>
        <translation>无法查询 %1：不知道该密钥是否可用</translation>
    </message>
    <message>
        <source>Kept in memory: it has to be entered again after the next start</source>
        <translation>仅保存在内存中：下次启动后须重新输入</translation>
    </message>
    <message>
        <source>A key that is refused is not stored: the one in use stays. If writing fails, the former one is put back.</source>
        <translation>被拒绝的密钥不会存放：使用中的保持不变。如果写入失败，会恢复先前的密钥。</translation>
    </message>
    <message>
        <source>A key that is refused is not stored.</source>
        <translation>被拒绝的密钥不会存放。</translation>
    </message>
    <message>
        <source>Enter the former key again: it is not kept once the new one works.</source>
        <translation>重新输入先前的密钥：新密钥可用后不再保留它。</translation>
    </message>
    <message>
        <source>Delete it again.</source>
        <translation>再次删除。</translation>
    </message>
    <message>
        <source>Requests use the new key at once. The former one stays valid at %1 until it is revoked there.</source>
        <translation>请求立即使用新密钥。先前的密钥在 %1 仍有效，直到在那里吊销。</translation>
    </message>
    <message>
        <source>Nothing in the profile asks for it</source>
        <translation>配置中没有任何内容需要它</translation>
    </message>
    <message>
        <source>What is stored stays as it is.</source>
        <translation>已存放的内容保持不变。</translation>
    </message>
    <message>
        <source>cannot be undone: the value is not kept</source>
        <translation>无法撤销：不保留其值</translation>
    </message>
    <message>
        <source>The key stays valid at %1 until it is revoked there.</source>
        <translation>密钥在 %1 仍有效，直到在那里吊销。</translation>
    </message>
    <message>
        <source>a deleted secret cannot be brought back</source>
        <translation>已删除的密钥无法恢复</translation>
    </message>
    <message>
        <source>Read-only: unlock writes to replace a key that is in use.</source>
        <translation>只读：解锁写入后才能替换使用中的密钥。</translation>
    </message>
    <message>
        <source>Read-only: unlock writes to delete a key.</source>
        <translation>只读：解锁写入后才能删除密钥。</translation>
    </message>
    <message>
        <source>read-only: unlock writes to delete a key</source>
        <translation>只读：解锁写入后才能删除密钥</translation>
    </message>
    <message>
        <source>nothing outside knows this key, so nothing can test it</source>
        <translation>外部没有任何一方认识此密钥，因此无法测试</translation>
    </message>
    <message>
        <source>taken by %1</source>
        <translation>%1 已接受</translation>
    </message>
    <message>
        <source>not taken by %1: %2</source>
        <translation>%1 未接受：%2</translation>
    </message>
    <message>
        <source>this key is made by Pilothouse itself</source>
        <translation>此密钥由 Pilothouse 自身生成</translation>
    </message>
    <message>
        <source>%1 has no value</source>
        <translation>%1 没有值</translation>
    </message>
    <message>
        <source>Nothing was stored: the key before it is still in use.</source>
        <translation>未存放任何内容：先前的密钥仍在使用。</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>未存放任何内容。</translation>
    </message>
    <message>
        <source>every %1 s</source>
        <translation>每 %1 秒</translation>
    </message>
    <message>
        <source>never proven</source>
        <translation>从未证明</translation>
    </message>
    <message>
        <source>it answers again</source>
        <translation>它又有应答</translation>
    </message>
    <message>
        <source>it is proven</source>
        <translation>它已证明</translation>
    </message>
    <message>
        <source>accepted as known good</source>
        <translation>已接受为已知正常</translation>
    </message>
    <message>
        <source>back to the last known good value</source>
        <translation>恢复到最近一次已知正常的值</translation>
    </message>
    <message>
        <source>it changed again: see the newer alarm</source>
        <translation>它又发生变化：见更新的告警</translation>
    </message>
    <message>
        <source>the machine is not listed any more</source>
        <translation>该机器已不在列表中</translation>
    </message>
    <message>
        <source>%1 proven, %2 not proven, %3 unreachable</source>
        <translation>已证明 %1，未证明 %2，无法访问 %3</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>Raise group %1: %2</source>
        <translation>调大主机组 %1：%2</translation>
    </message>
    <message>
        <source>Lower group %1: %2</source>
        <translation>调小主机组 %1：%2</translation>
    </message>
    <message>
        <source>Set group %1: %2</source>
        <translation>设置主机组 %1：%2</translation>
    </message>
    <message>
        <source>clusters found %1</source>
        <translation>集群来源：%1</translation>
    </message>
    <message>
        <source>task %1 → container instance → %2 → tag aws:autoscaling:groupName</source>
        <translation>任务 %1 → 容器实例 → %2 → 标签 aws:autoscaling:groupName</translation>
    </message>
    <message>
        <source>Requests without a signature are answered: anybody may build, start and stop models there.</source>
        <translation>未签名的请求会得到应答：任何人都可以在那里构建、启动和停止模型。</translation>
    </message>
    <message>
        <source>Redeploy with GATEWAY_AUTH_COORDINATOR_WALLET set, and see that the compose file hands it on.</source>
        <translation>设置 GATEWAY_AUTH_COORDINATOR_WALLET 后重新部署，并确认 compose 文件会把它传下去。</translation>
    </message>
    <message>
        <source>A debug image answers: it runs commands from outside and shows the environment with its secrets.</source>
        <translation>应答的是调试镜像：它执行外来命令，并显示带有密钥的环境变量。</translation>
    </message>
    <message>
        <source>Redeploy from the compose file without DEBUG_MODE, and change every secret that the CVM was given.</source>
        <translation>用不含 DEBUG_MODE 的 compose 文件重新部署，并更换交给该 CVM 的所有密钥。</translation>
    </message>
    <message>
        <source>The containers&apos; logs can be read by anybody who knows the address.</source>
        <translation>任何知道地址的人都可以读取容器的日志。</translation>
    </message>
    <message>
        <source>Redeploy with public logs turned off. The compose hash changes with it, so a runner&apos;s has to be approved again.</source>
        <translation>关闭公开日志后重新部署。compose 哈希会随之改变，因此 runner 的哈希须再次批准。</translation>
    </message>
    <message>
        <source>Signatures are refused: the key&apos;s hash is in neither certificate slot of the wallet.</source>
        <translation>签名被拒绝：密钥的哈希不在钱包的任何一个证书槽中。</translation>
    </message>
    <message>
        <source>Choose the key whose certificate is registered, or register this one&apos;s hash.</source>
        <translation>选择证书已登记的密钥，或登记此密钥的哈希。</translation>
    </message>
    <message>
        <source>Signatures are refused: this desk&apos;s clock and the server&apos;s differ by more than is allowed.</source>
        <translation>签名被拒绝：本工作台与服务器的时钟之差超出允许范围。</translation>
    </message>
    <message>
        <source>Set this desk&apos;s clock.</source>
        <translation>校准本工作台的时钟。</translation>
    </message>
    <message>
        <source>The registry refuses the compose hash: the runner cannot fetch models and takes no builds.</source>
        <translation>registry 拒绝该 compose 哈希：runner 无法获取模型，也不接受构建。</translation>
    </message>
    <message>
        <source>Compare its compose file with the one the registry expects, or delete the runner.</source>
        <translation>将其 compose 文件与 registry 所期望的比对，或删除该 runner。</translation>
    </message>
    <message>
        <source>The cluster has more than one registry; the chosen one is in charge.</source>
        <translation>集群有多个 registry；由所选的一个主管。</translation>
    </message>
    <message>
        <source>The cluster has more than one registry: nothing is approved or deployed until one is chosen.</source>
        <translation>集群有多个 registry：选定一个之前，不批准也不部署任何内容。</translation>
    </message>
    <message>
        <source>Choose the registry in charge, and delete or rename the other.</source>
        <translation>选择主管的 registry，并删除或重命名另一个。</translation>
    </message>
    <message>
        <source>No registry is known: %1. Runners cannot fetch models, and none is deployed.</source>
        <translation>没有已知的 registry：%1。runner 无法获取模型，也没有模型被部署。</translation>
    </message>
    <message>
        <source>Start the registry, or set the cluster up anew.</source>
        <translation>启动 registry，或重新设置集群。</translation>
    </message>
    <message>
        <source>no registry answers; one of those that do not may be it</source>
        <translation>没有 registry 应答；未应答者之一可能就是</translation>
    </message>
    <message>
        <source>the cluster has no registry</source>
        <translation>集群没有 registry</translation>
    </message>
    <message>
        <source>it still has room</source>
        <translation>它仍有空间</translation>
    </message>
    <message>
        <source>no runner has room, the registry has</source>
        <translation>没有 runner 有空间，registry 有</translation>
    </message>
    <message>
        <source>the first runner with room</source>
        <translation>第一个有空间的 runner</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>secrets file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>编排器</translation>
    </message>
    <message>
        <source>an NFT is needed</source>
        <translation>需要一个 NFT</translation>
    </message>
    <message>
        <source>it is being stopped from here</source>
        <translation>正由此处停止</translation>
    </message>
    <message>
        <source>none of them can be stopped (%1)</source>
        <translation>其中没有一个可以停止（%1）</translation>
    </message>
    <message>
        <source>the phrase &quot;%1&quot; is needed: %2</source>
        <translation>需要短语“%1”：%2</translation>
    </message>
    <message>
        <source>a deployment of this NFT is under way from here</source>
        <translation>此处已在部署此 NFT</translation>
    </message>
    <message>
        <source>the answer was lost, and no deployment is to be seen: %1</source>
        <translation>应答已丢失，且看不到任何部署：%1</translation>
    </message>
    <message>
        <source>Read the list again before another try.</source>
        <translation>再次尝试之前，重新读取列表。</translation>
    </message>
    <message>
        <source>from %1 to %2: the machine knows no such step; the orchestrator&apos;s word is shown</source>
        <translation>从 %1 到 %2：状态机没有这样的步骤；显示的是编排器的说法</translation>
    </message>
    <message>
        <source>owner was %1, is %2</source>
        <translation>所有者原为 %1，现为 %2</translation>
    </message>
    <message>
        <source>the certificate names no time in which it is valid</source>
        <translation>证书没有写明有效时间</translation>
    </message>
    <message>
        <source>the certificate is not valid yet</source>
        <translation>证书尚未生效</translation>
    </message>
    <message>
        <source>the certificate ended %1 ago</source>
        <translation>证书已于 %1前到期</translation>
    </message>
    <message>
        <source>the certificate ends within a day</source>
        <translation>证书将在一天内到期</translation>
    </message>
    <message>
        <source>the certificate is valid for another %1</source>
        <translation>证书还有 %1有效</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>the deployment has no endpoint yet</source>
        <translation>此部署还没有端点</translation>
    </message>
    <message>
        <source>Look again when it runs.</source>
        <translation>待其运行后再看。</translation>
    </message>
    <message>
        <source>the endpoint is not an http or https address; nothing was asked</source>
        <translation>端点不是 http 或 https 地址；未发出任何请求</translation>
    </message>
    <message>
        <source>Check what the orchestrator says of this deployment.</source>
        <translation>检查编排器对此部署的说明。</translation>
    </message>
    <message>
        <source>the endpoint carries a user name or password; nothing was asked</source>
        <translation>端点带有用户名或密码；未发出任何请求</translation>
    </message>
    <message>
        <source>the look at the endpoint was cancelled</source>
        <translation>对端点的探测已取消</translation>
    </message>
    <message>
        <source>Probe again.</source>
        <translation>重新探测。</translation>
    </message>
    <message>
        <source>waiting %1 s: %2 changes a minute</source>
        <translation>等待 %1 s：每分钟 %2 次更改</translation>
    </message>
    <message>
        <source>they are being stopped already</source>
        <translation>它们已在停止中</translation>
    </message>
    <message>
        <source>%1 of %1 stopped</source>
        <translation>已停止 %1/%1</translation>
    </message>
    <message>
        <source>stopped after %1 s%2</source>
        <translation>%1 s 后停止%2</translation>
    </message>
    <message>
        <source>gone after %1 s%2</source>
        <translation>%1 s 后消失%2</translation>
    </message>
    <message>
        <source> (the answer was lost, this was read back)</source>
        <translation>（应答已丢失，这是回读的结果）</translation>
    </message>
    <message>
        <source>the profile names no wallet and no NFT: add orchestrator.wallet and orchestrator.nfts</source>
        <translation>配置中没有钱包，也没有 NFT：添加 orchestrator.wallet 和 orchestrator.nfts</translation>
    </message>
    <message>
        <source>the profile names no wallet: add orchestrator.wallet</source>
        <translation>配置中没有钱包：添加 orchestrator.wallet</translation>
    </message>
    <message>
        <source>the profile names no NFT: add orchestrator.nfts</source>
        <translation>配置中没有 NFT：添加 orchestrator.nfts</translation>
    </message>
    <message>
        <source>the development key signs in by itself whenever it is needed; delete ORCHESTRATOR_DEV_KEY under Secrets to end that</source>
        <translation>开发密钥会在需要时自行登录；在“密钥”下删除 ORCHESTRATOR_DEV_KEY 即可停用</translation>
    </message>
    <message>
        <source>this is no address of a wallet</source>
        <translation>这不是钱包地址</translation>
    </message>
    <message>
        <source>Check orchestrator.wallet in the profile.</source>
        <translation>检查配置中的 orchestrator.wallet。</translation>
    </message>
    <message>
        <source>no NFT is chosen</source>
        <translation>未选择 NFT</translation>
    </message>
    <message>
        <source>the wallet&apos;s answer</source>
        <translation>钱包的应答</translation>
    </message>
    <message>
        <source>nothing was pasted</source>
        <translation>未粘贴任何内容</translation>
    </message>
    <message>
        <source>Paste the wallet&apos;s answer.</source>
        <translation>粘贴钱包的应答。</translation>
    </message>
    <message>
        <source>this is too long for a signature</source>
        <translation>内容过长，不可能是签名</translation>
    </message>
    <message>
        <source>it looks like JSON but is not: %1</source>
        <translation>看起来像 JSON，但并不是：%1</translation>
    </message>
    <message>
        <source>Copy the wallet&apos;s answer again, from the first brace to the last.</source>
        <translation>重新复制钱包的应答，从第一个大括号到最后一个。</translation>
    </message>
    <message>
        <source>%1 words were pasted; a signature and a public key are two</source>
        <translation>粘贴了 %1 个词；签名和公钥是两个</translation>
    </message>
    <message>
        <source>the signature is %1 bytes long, not 64</source>
        <translation>签名长 %1 字节，而不是 64 字节</translation>
    </message>
    <message>
        <source>A signature has 128 hexadecimal digits or 88 characters of base64.</source>
        <translation>签名为 128 个十六进制数字或 88 个 base64 字符。</translation>
    </message>
    <message>
        <source>the public key is missing</source>
        <translation>缺少公钥</translation>
    </message>
    <message>
        <source>Paste the wallet&apos;s whole answer, or the signature and the public key.</source>
        <translation>粘贴钱包的完整应答，或签名和公钥。</translation>
    </message>
    <message>
        <source>the public key is %1 bytes long, not 33</source>
        <translation>公钥长 %1 字节，而不是 33 字节</translation>
    </message>
    <message>
        <source>the signature is not 64 bytes long</source>
        <translation>签名长度不是 64 字节</translation>
    </message>
    <message>
        <source>it was signed by %1, not by %2</source>
        <translation>签名者是 %1，而不是 %2</translation>
    </message>
    <message>
        <source>Choose the other account in the wallet and sign again.</source>
        <translation>在钱包中选择另一个账户并重新签名。</translation>
    </message>
    <message>
        <source>the signature is not over this message</source>
        <translation>签名不是针对此文本的</translation>
    </message>
    <message>
        <source>Sign exactly the message that is shown, with its line breaks.</source>
        <translation>签名的文本必须与显示的完全一致，包括换行。</translation>
    </message>
    <message>
        <source>the development key is no private key of secp256k1</source>
        <translation>开发密钥不是 secp256k1 私钥</translation>
    </message>
    <message>
        <source>Store 64 hexadecimal digits under Secrets.</source>
        <translation>在“密钥”下存放 64 个十六进制数字。</translation>
    </message>
    <message>
        <source>the message could not be signed</source>
        <translation>无法对文本签名</translation>
    </message>
    <message>
        <source>it refused the upgrade with status 400; a server of socket.io only cannot be listened to</source>
        <translation>它以状态 400 拒绝了升级；只支持 socket.io 的服务器无法监听</translation>
    </message>
    <message>
        <source>it refused the token</source>
        <translation>它拒绝了令牌</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>它关闭了连接</translation>
    </message>
    <message>
        <source>the connection failed (error %1)</source>
        <translation>连接失败（错误 %1）</translation>
    </message>
    <message>
        <source>live for %1 of %2: this dialect takes one connection for each</source>
        <translation>%2 中有 %1 个实时：此方言每个部署需要一个连接</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>nothing was heard for %1 s</source>
        <translation>%1 s 内没有任何消息</translation>
    </message>
    <message>
        <source>Sign in again with the wallet.</source>
        <translation>用钱包重新登录。</translation>
    </message>
    <message>
        <source>this is no orchestrator of either dialect (statuses %1 and %2)</source>
        <translation>这不是任何一种方言的编排器（状态 %1 和 %2）</translation>
    </message>
    <message>
        <source>Check orchestrator.url in the profile, or set orchestrator.dialect.</source>
        <translation>检查配置中的 orchestrator.url，或设置 orchestrator.dialect。</translation>
    </message>
    <message>
        <source>the list changed while it was read</source>
        <translation>列表在读取过程中发生了变化</translation>
    </message>
    <message>
        <source>the remote sends the same page again and again; the list may be cut</source>
        <translation>远端反复发送同一页；列表可能不完整</translation>
    </message>
    <message>
        <source>only the first %1 deployments are shown</source>
        <translation>仅显示前 %1 个部署</translation>
    </message>
    <message>
        <source>nobody has signed in, and this orchestrator lists nothing without</source>
        <translation>没有人登录，而此编排器不登录就不列出任何内容</translation>
    </message>
    <message>
        <source>Sign in with the wallet, or name orchestrator.wallet and orchestrator.nfts in the profile.</source>
        <translation>用钱包登录，或在配置中写明 orchestrator.wallet 和 orchestrator.nfts。</translation>
    </message>
    <message>
        <source>%1 of %2 wallets could not be read: %3</source>
        <translation>%2 个钱包中有 %1 个无法读取：%3</translation>
    </message>
    <message>
        <source>the development key is of %1, not of %2</source>
        <translation>开发密钥属于 %1，而不是 %2</translation>
    </message>
    <message>
        <source>Paste the wallet&apos;s signature, or deploy with the key&apos;s own wallet.</source>
        <translation>粘贴钱包的签名，或用该密钥自己的钱包部署。</translation>
    </message>
    <message>
        <source>the wallet has to sign this deployment</source>
        <translation>此部署必须由钱包签名</translation>
    </message>
    <message>
        <source>nobody has signed in</source>
        <translation>没有人登录</translation>
    </message>
    <message>
        <source>Ask for a new message and sign that one; a message can be used once.</source>
        <translation>索取新的文本并对其签名；一份文本只能使用一次。</translation>
    </message>
    <message>
        <source>The wallet does not own this NFT (any more), by the orchestrator&apos;s word. Check the owner.</source>
        <translation>按编排器的说法，该钱包（已）不拥有此 NFT。核对所有者。</translation>
    </message>
    <message>
        <source>Refresh the list; an NFT has at most one deployment.</source>
        <translation>刷新列表；一个 NFT 至多有一个部署。</translation>
    </message>
    <message>
        <source>Stop a deployment of this wallet, or raise its quota.</source>
        <translation>停止此钱包的一个部署，或提高其配额。</translation>
    </message>
    <message>
        <source>the orchestrator says “%1” (%2)</source>
        <translation>编排器说“%1”（%2）</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>deployment_id is missing or no text</source>
        <translation>deployment_id 缺失或不是文本</translation>
    </message>
    <message>
        <source>status is no text</source>
        <translation>status 不是文本</translation>
    </message>
    <message>
        <source>nft_token_id is no text, or longer than 64 characters</source>
        <translation>nft_token_id 不是文本，或超过 64 个字符</translation>
    </message>
    <message>
        <source>neither deployments nor data is a list</source>
        <translation>deployments 和 data 都不是列表</translation>
    </message>
    <message>
        <source>the answer is about another NFT</source>
        <translation>应答针对另一个 NFT</translation>
    </message>
    <message>
        <source>events is no list</source>
        <translation>events 不是列表</translation>
    </message>
    <message>
        <source>the challenge has no message to sign</source>
        <translation>挑战中没有要签名的文本</translation>
    </message>
    <message>
        <source>the answer to a sign-in is no JSON object</source>
        <translation>登录的应答不是 JSON 对象</translation>
    </message>
    <message>
        <source>the answer to a sign-in holds no access token</source>
        <translation>登录的应答中没有访问令牌</translation>
    </message>
    <message>
        <source>%1 has not signed in for NFT %2</source>
        <translation>%1 尚未为 NFT %2 登录</translation>
    </message>
    <message>
        <source>no wallet</source>
        <translation>没有钱包</translation>
    </message>
    <message>
        <source>Sign in with the wallet.</source>
        <translation>用钱包登录。</translation>
    </message>
    <message>
        <source>the sessions are not kept beyond this program</source>
        <translation>会话不会在本程序之外保留</translation>
    </message>
    <message>
        <source>the keychain still holds the session: %1</source>
        <translation>钥匙串中仍有该会话：%1</translation>
    </message>
    <message>
        <source>Delete %1 under Secrets.</source>
        <translation>在“密钥”下删除 %1。</translation>
    </message>
    <message>
        <source>the session is forgotten here, but the orchestrator was not told: %1</source>
        <translation>此处已忘记该会话，但未能告知编排器：%1</translation>
    </message>
    <message>
        <source>It ends there by itself.</source>
        <translation>它在那里会自行结束。</translation>
    </message>
    <message>
        <source>a development key is never used in production</source>
        <translation>生产环境绝不使用开发密钥</translation>
    </message>
    <message>
        <source>Sign with the wallet.</source>
        <translation>用钱包签名。</translation>
    </message>
    <message>
        <source>the comparison was cancelled</source>
        <translation>比较已取消</translation>
    </message>
    <message>
        <source>no machine answered: %1</source>
        <translation>没有机器应答：%1</translation>
    </message>
    <message>
        <source>no collateral for FMSPC %1: %2</source>
        <translation>FMSPC %1 没有 collateral：%2</translation>
    </message>
    <message>
        <source>this environment has nothing that could ask machines for evidence</source>
        <translation>此环境没有可向机器索取证据的途径</translation>
    </message>
    <message>
        <source>this environment has no second verifier</source>
        <translation>此环境没有第二验证方</translation>
    </message>
    <message>
        <source>the second verifier was not asked about every quote: cancelled</source>
        <translation>未能就每份 Quote 询问第二验证方：已取消</translation>
    </message>
    <message>
        <source>%1 bytes instead of 64</source>
        <translation>%1 字节，而不是 64</translation>
    </message>
    <message>
        <source>collateral must be a JSON object</source>
        <translation>collateral 必须是 JSON 对象</translation>
    </message>
    <message>
        <source>collateral is not JSON: %1</source>
        <translation>collateral 不是 JSON：%1</translation>
    </message>
    <message>
        <source>not an event log: %1</source>
        <translation>不是事件日志：%1</translation>
    </message>
    <message>
        <source>imr must be 0 to 3</source>
        <translation>imr 必须为 0 到 3</translation>
    </message>
    <message>
        <source>event_type must be a 32-bit number</source>
        <translation>event_type 必须是 32 位数字</translation>
    </message>
    <message>
        <source>digest must be text</source>
        <translation>digest 必须是文本</translation>
    </message>
    <message>
        <source>digest must be empty or 96 hexadecimal digits</source>
        <translation>digest 必须为空或 96 个十六进制数字</translation>
    </message>
    <message>
        <source>event must be text</source>
        <translation>event 必须是文本</translation>
    </message>
    <message>
        <source>event_payload must be text</source>
        <translation>event_payload 必须是文本</translation>
    </message>
    <message>
        <source>event_payload is larger than 1 MiB</source>
        <translation>event_payload 大于 1 MiB</translation>
    </message>
    <message>
        <source>event_payload must be hexadecimal</source>
        <translation>event_payload 必须是十六进制</translation>
    </message>
    <message>
        <source>version must be 1 or 2</source>
        <translation>version 必须为 1 或 2</translation>
    </message>
    <message>
        <source>preimage must be hexadecimal</source>
        <translation>preimage 必须是十六进制</translation>
    </message>
    <message>
        <source>%1 bytes, the limit is %2</source>
        <translation>%1 字节，上限为 %2</translation>
    </message>
    <message>
        <source>the JSON is not an array</source>
        <translation>该 JSON 不是数组</translation>
    </message>
    <message>
        <source>more than %1 events</source>
        <translation>超过 %1 个事件</translation>
    </message>
    <message>
        <source>event %1: %2</source>
        <translation>事件 %1：%2</translation>
    </message>
    <message>
        <source>not an evidence bundle: %1</source>
        <translation>不是证据包：%1</translation>
    </message>
    <message>
        <source>verification_time is missing</source>
        <translation>缺少 verification_time</translation>
    </message>
    <message>
        <source>trust_root_der is missing, or not what trust_root_sha256 says</source>
        <translation>缺少 trust_root_der，或与 trust_root_sha256 不符</translation>
    </message>
    <message>
        <source>accept_status is missing</source>
        <translation>缺少 accept_status</translation>
    </message>
    <message>
        <source>references must be an object</source>
        <translation>references 必须是对象</translation>
    </message>
    <message>
        <source>instances[%1].%2 is not hexadecimal</source>
        <translation>instances[%1].%2 不是十六进制</translation>
    </message>
    <message>
        <source>instances[%1].tls_public_key is not hexadecimal</source>
        <translation>instances[%1].tls_public_key 不是十六进制</translation>
    </message>
    <message>
        <source>instances[%1].tls_certificate_sha256 is not hexadecimal</source>
        <translation>instances[%1].tls_certificate_sha256 不是十六进制</translation>
    </message>
    <message>
        <source>instances[%1] is not an object</source>
        <translation>instances[%1] 不是对象</translation>
    </message>
    <message>
        <source>instances[%1].quote is not hexadecimal</source>
        <translation>instances[%1].quote 不是十六进制</translation>
    </message>
    <message>
        <source>instances[%1].quote is not text</source>
        <translation>instances[%1].quote 不是文本</translation>
    </message>
    <message>
        <source>instances[%1].expected_report_data is not 64 bytes of hexadecimal</source>
        <translation>instances[%1].expected_report_data 不是 64 字节的十六进制</translation>
    </message>
    <message>
        <source>instances[%1].expected_report_data does not answer its challenge</source>
        <translation>instances[%1].expected_report_data 没有回答其挑战</translation>
    </message>
    <message>
        <source>not a fleet file: &quot;instances&quot; is missing or no array</source>
        <translation>不是机群文件：&quot;instances&quot; 缺失或不是数组</translation>
    </message>
    <message>
        <source>%1 instances, the limit is %2</source>
        <translation>%1 个实例，上限为 %2</translation>
    </message>
    <message>
        <source>not a fleet file: %1</source>
        <translation>不是机群文件：%1</translation>
    </message>
    <message>
        <source>a trust root must be exactly one certificate</source>
        <translation>信任根必须恰好是一份证书</translation>
    </message>
    <message>
        <source>not a usable root certificate: %1</source>
        <translation>不是可用的根证书：%1</translation>
    </message>
    <message>
        <source>not a root certificate: it may not sign certificates and revocation lists</source>
        <translation>不是根证书：它不可签发证书和吊销列表</translation>
    </message>
    <message>
        <source>%1 certificates</source>
        <translation>%1 份证书</translation>
    </message>
    <message>
        <source>not PEM</source>
        <translation>不是 PEM</translation>
    </message>
    <message>
        <source>certificate 1: %1</source>
        <translation>证书 1：%1</translation>
    </message>
    <message>
        <source>certificate 1: key is not a point of the curve</source>
        <translation>证书 1：密钥不是曲线上的点</translation>
    </message>
    <message>
        <source>not an OS image table: %1</source>
        <translation>不是 OS 镜像表：%1</translation>
    </message>
    <message>
        <source>Correct the table; each image needs name, mrtd, rtmr1 and rtmr2.</source>
        <translation>修正该表；每个镜像都需要 name、mrtd、rtmr1 和 rtmr2。</translation>
    </message>
    <message>
        <source>%1: not a member of an image</source>
        <translation>%1：不是镜像的成员</translation>
    </message>
    <message>
        <source>name: must be text</source>
        <translation>name：必须是文本</translation>
    </message>
    <message>
        <source>version: must be text</source>
        <translation>version：必须是文本</translation>
    </message>
    <message>
        <source>%1: must be 96 hexadecimal digits, not all zero</source>
        <translation>%1：必须是 96 个十六进制数字，且不全为零</translation>
    </message>
    <message>
        <source>%1: given twice, also as %2</source>
        <translation>%1：出现了两次，也以 %2 出现</translation>
    </message>
    <message>
        <source>isDev: must be true or false</source>
        <translation>isDev：必须为 true 或 false</translation>
    </message>
    <message>
        <source>mrtd: must be 96 hexadecimal digits, or a list of such</source>
        <translation>mrtd：必须是 96 个十六进制数字，或由它们组成的列表</translation>
    </message>
    <message>
        <source>rtmr0: must be an object of shape names and registers</source>
        <translation>rtmr0：必须是由规格名称和寄存器组成的对象</translation>
    </message>
    <message>
        <source>rtmr0.%1: must be 96 hexadecimal digits</source>
        <translation>rtmr0.%1：必须是 96 个十六进制数字</translation>
    </message>
    <message>
        <source>osImageHash: must be 64 hexadecimal digits</source>
        <translation>osImageHash：必须是 64 个十六进制数字</translation>
    </message>
    <message>
        <source>&quot;images&quot; is missing or no list</source>
        <translation>&quot;images&quot; 缺失或不是列表</translation>
    </message>
    <message>
        <source>more than %1 images</source>
        <translation>超过 %1 个镜像</translation>
    </message>
    <message>
        <source>it lists no image</source>
        <translation>其中没有列出任何镜像</translation>
    </message>
    <message>
        <source>inside signature and key</source>
        <translation>在签名和密钥之内</translation>
    </message>
    <message>
        <source>inside the outer certification header</source>
        <translation>在外层佐证数据的头部之内</translation>
    </message>
    <message>
        <source>inside the outer certification data</source>
        <translation>在外层佐证数据之内</translation>
    </message>
    <message>
        <source>inside the QE report</source>
        <translation>在 QE 报告之内</translation>
    </message>
    <message>
        <source>inside the QE authentication data</source>
        <translation>在 QE 认证数据之内</translation>
    </message>
    <message>
        <source>inside the certification data</source>
        <translation>在佐证数据之内</translation>
    </message>
    <message>
        <source>the header</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>the report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>the signature length</source>
        <translation>签名长度</translation>
    </message>
    <message>
        <source>the signature data</source>
        <translation>签名数据</translation>
    </message>
    <message>
        <source>inside the body descriptor</source>
        <translation>在主体描述符之内</translation>
    </message>
    <message>
        <source>%1 bytes, inside %2</source>
        <translation>%1 字节，在%2之内</translation>
    </message>
    <message>
        <source>after the outer certification data</source>
        <translation>在外层佐证数据之后</translation>
    </message>
    <message>
        <source>after the certification data</source>
        <translation>在佐证数据之后</translation>
    </message>
    <message>
        <source>references.%1: %2</source>
        <translation>references.%1：%2</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>must be 64 hexadecimal digits</source>
        <translation>必须是 64 个十六进制数字</translation>
    </message>
    <message>
        <source>must be 40 hexadecimal digits</source>
        <translation>必须是 40 个十六进制数字</translation>
    </message>
    <message>
        <source>must be hexadecimal</source>
        <translation>必须是十六进制</translation>
    </message>
    <message>
        <source>not a reference this program knows</source>
        <translation>不是本程序所知的参考值</translation>
    </message>
    <message>
        <source>Choose a TDX quote (raw or hexadecimal), a GetQuote answer, a tcb_info, a fleet file or a collateral file.</source>
        <translation>选择一份 TDX Quote（原始或十六进制）、一份 GetQuote 应答、一份 tcb_info、一份机群文件或一份 collateral 文件。</translation>
    </message>
    <message>
        <source>the member &quot;quote&quot; is not hexadecimal</source>
        <translation>成员 &quot;quote&quot; 不是十六进制</translation>
    </message>
    <message>
        <source>JSON, but neither evidence nor collateral</source>
        <translation>是 JSON，但既不是证据也不是 collateral</translation>
    </message>
    <message>
        <source>not a quote, not JSON</source>
        <translation>不是 Quote，也不是 JSON</translation>
    </message>
    <message>
        <source>something follows the value</source>
        <translation>值之后还有内容</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1，位于第 %2 字节</translation>
    </message>
    <message>
        <source>too many values</source>
        <translation>值过多</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>a name is missing</source>
        <translation>缺少名称</translation>
    </message>
    <message>
        <source>a name is written with escapes</source>
        <translation>名称使用了转义</translation>
    </message>
    <message>
        <source>a colon is missing</source>
        <translation>缺少冒号</translation>
    </message>
    <message>
        <source>a name appears twice in the object that ends</source>
        <translation>同一名称在此处结束的对象中出现了两次</translation>
    </message>
    <message>
        <source>a comma is missing</source>
        <translation>缺少逗号</translation>
    </message>
    <message>
        <source>a control character inside a string</source>
        <translation>字符串中有控制字符</translation>
    </message>
    <message>
        <source>a broken escape</source>
        <translation>转义有误</translation>
    </message>
    <message>
        <source>a string without an end</source>
        <translation>字符串没有结尾</translation>
    </message>
    <message>
        <source>not a JSON value</source>
        <translation>不是 JSON 值</translation>
    </message>
    <message>
        <source>a broken number</source>
        <translation>数字有误</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>不是 UTF-8</translation>
    </message>
    <message>
        <source>count must be at least 1 and threads 1 to 256</source>
        <translation>次数必须至少为 1，线程数为 1 到 256</translation>
    </message>
    <message>
        <source>the quote is rejected (%1), so there is nothing to measure</source>
        <translation>Quote 被拒绝（%1），因此没有可测量的内容</translation>
    </message>
    <message>
        <source>The quote is larger than any quote can be.</source>
        <translation>Quote 大于任何 Quote 所能有的大小。</translation>
    </message>
    <message>
        <source>The quote ends before its declared end.</source>
        <translation>Quote 在其声明的结尾之前结束。</translation>
    </message>
    <message>
        <source>The quote has a version that is not known.</source>
        <translation>Quote 的版本未知。</translation>
    </message>
    <message>
        <source>The attestation key is not of type ECDSA P-256.</source>
        <translation>证明密钥不是 ECDSA P-256 类型。</translation>
    </message>
    <message>
        <source>The quote was not made by Intel&apos;s quoting enclave.</source>
        <translation>Quote 不是由 Intel 的 quoting enclave 生成。</translation>
    </message>
    <message>
        <source>The quote&apos;s TEE type does not go with its version.</source>
        <translation>Quote 的 TEE 类型与其版本不符。</translation>
    </message>
    <message>
        <source>The quote&apos;s body type is not a TD report.</source>
        <translation>Quote 的主体类型不是 TD 报告。</translation>
    </message>
    <message>
        <source>The quote&apos;s body size does not go with its body type.</source>
        <translation>Quote 的主体大小与其主体类型不符。</translation>
    </message>
    <message>
        <source>The signature data ends before its declared end.</source>
        <translation>签名数据在其声明的结尾之前结束。</translation>
    </message>
    <message>
        <source>The outer certification data is not of type 6.</source>
        <translation>外层佐证数据不是类型 6。</translation>
    </message>
    <message>
        <source>The signature data has bytes left over.</source>
        <translation>签名数据有多余的字节。</translation>
    </message>
    <message>
        <source>Neither the quote nor the collateral carries a PCK certificate chain.</source>
        <translation>Quote 和 collateral 都没有 PCK 证书链。</translation>
    </message>
    <message>
        <source>The root CRL is missing or cannot be read.</source>
        <translation>根 CRL 缺失或无法读取。</translation>
    </message>
    <message>
        <source>The PCK CRL is missing or cannot be read.</source>
        <translation>PCK CRL 缺失或无法读取。</translation>
    </message>
    <message>
        <source>The root CRL is not signed by the pinned root.</source>
        <translation>根 CRL 不是由固定的根签名。</translation>
    </message>
    <message>
        <source>The root CRL is from after the verification time.</source>
        <translation>根 CRL 晚于验证时间。</translation>
    </message>
    <message>
        <source>The root CRL was out of date at the verification time.</source>
        <translation>根 CRL 在验证时间已过期。</translation>
    </message>
    <message>
        <source>The root certificate is on its own CRL.</source>
        <translation>根证书在其自己的 CRL 上。</translation>
    </message>
    <message>
        <source>The root certificate is not valid at the verification time.</source>
        <translation>根证书在验证时间无效。</translation>
    </message>
    <message>
        <source>The issuer chain of the TCB info is missing or too short.</source>
        <translation>TCB info 的签发者链缺失或过短。</translation>
    </message>
    <message>
        <source>The issuer chain of the TCB info cannot be read.</source>
        <translation>TCB info 的签发者链无法读取。</translation>
    </message>
    <message>
        <source>The signer of the TCB info is a CA certificate.</source>
        <translation>TCB info 的签名者是 CA 证书。</translation>
    </message>
    <message>
        <source>The issuer chain of the TCB info does not end in the pinned root.</source>
        <translation>TCB info 的签发者链没有止于固定的根。</translation>
    </message>
    <message>
        <source>The signer of the TCB info is not signed by the pinned root.</source>
        <translation>TCB info 的签名者不是由固定的根签名。</translation>
    </message>
    <message>
        <source>The signer of the TCB info is not valid at the verification time.</source>
        <translation>TCB info 的签名者在验证时间无效。</translation>
    </message>
    <message>
        <source>The signer of the TCB info is revoked.</source>
        <translation>TCB info 的签名者已被吊销。</translation>
    </message>
    <message>
        <source>The signer of the TCB info is not Intel&apos;s TCB signing certificate.</source>
        <translation>TCB info 的签名者不是 Intel 的 TCB 签名证书。</translation>
    </message>
    <message>
        <source>The signature of the TCB info does not fit its exact text.</source>
        <translation>TCB info 的签名与其确切文本不符。</translation>
    </message>
    <message>
        <source>The TCB info is missing or cannot be read.</source>
        <translation>TCB info 缺失或无法读取。</translation>
    </message>
    <message>
        <source>The TCB info was issued after the verification time.</source>
        <translation>TCB info 签发于验证时间之后。</translation>
    </message>
    <message>
        <source>The TCB info was out of date at the verification time.</source>
        <translation>TCB info 在验证时间已过期。</translation>
    </message>
    <message>
        <source>The issuer chain of the QE identity is missing or too short.</source>
        <translation>QE identity 的签发者链缺失或过短。</translation>
    </message>
    <message>
        <source>The issuer chain of the QE identity cannot be read.</source>
        <translation>QE identity 的签发者链无法读取。</translation>
    </message>
    <message>
        <source>The signer of the QE identity is a CA certificate.</source>
        <translation>QE identity 的签名者是 CA 证书。</translation>
    </message>
    <message>
        <source>The issuer chain of the QE identity does not end in the pinned root.</source>
        <translation>QE identity 的签发者链没有止于固定的根。</translation>
    </message>
    <message>
        <source>The signer of the QE identity is not signed by the pinned root.</source>
        <translation>QE identity 的签名者不是由固定的根签名。</translation>
    </message>
    <message>
        <source>The signer of the QE identity is not valid at the verification time.</source>
        <translation>QE identity 的签名者在验证时间无效。</translation>
    </message>
    <message>
        <source>The signer of the QE identity is revoked.</source>
        <translation>QE identity 的签名者已被吊销。</translation>
    </message>
    <message>
        <source>The signer of the QE identity is not Intel&apos;s TCB signing certificate.</source>
        <translation>QE identity 的签名者不是 Intel 的 TCB 签名证书。</translation>
    </message>
    <message>
        <source>The signature of the QE identity does not fit its exact text.</source>
        <translation>QE identity 的签名与其确切文本不符。</translation>
    </message>
    <message>
        <source>The QE identity is missing or cannot be read.</source>
        <translation>QE identity 缺失或无法读取。</translation>
    </message>
    <message>
        <source>The QE identity was issued after the verification time.</source>
        <translation>QE identity 签发于验证时间之后。</translation>
    </message>
    <message>
        <source>The QE identity was out of date at the verification time.</source>
        <translation>QE identity 在验证时间已过期。</translation>
    </message>
    <message>
        <source>The QE identity is for another kind of quoting enclave.</source>
        <translation>QE identity 属于另一种 quoting enclave。</translation>
    </message>
    <message>
        <source>The TCB info is for another kind of TEE or of another version.</source>
        <translation>TCB info 属于另一种 TEE 或另一版本。</translation>
    </message>
    <message>
        <source>No collateral was given for this platform, so nothing could be checked.</source>
        <translation>没有给出此平台的 collateral，因此无法检查任何内容。</translation>
    </message>
    <message>
        <source>The PCK certificate chain has fewer than three certificates.</source>
        <translation>PCK 证书链少于三份证书。</translation>
    </message>
    <message>
        <source>The PCK certificate chain cannot be read.</source>
        <translation>PCK 证书链无法读取。</translation>
    </message>
    <message>
        <source>The PCK certificate chain has more than three certificates.</source>
        <translation>PCK 证书链多于三份证书。</translation>
    </message>
    <message>
        <source>The PCK certificate chain does not end in the pinned root.</source>
        <translation>PCK 证书链没有止于固定的根。</translation>
    </message>
    <message>
        <source>The PCK certificate is a CA certificate.</source>
        <translation>PCK 证书是 CA 证书。</translation>
    </message>
    <message>
        <source>The PCK certificate chain is not signed link by link.</source>
        <translation>PCK 证书链没有逐级签名。</translation>
    </message>
    <message>
        <source>A certificate of the PCK chain is not valid at the verification time.</source>
        <translation>PCK 链中有证书在验证时间无效。</translation>
    </message>
    <message>
        <source>The PCK CA is revoked.</source>
        <translation>PCK CA 已被吊销。</translation>
    </message>
    <message>
        <source>The PCK CRL is of another CA than this quote&apos;s.</source>
        <translation>PCK CRL 属于此 Quote 之外的另一个 CA。</translation>
    </message>
    <message>
        <source>The PCK CRL is not signed by this quote&apos;s PCK CA.</source>
        <translation>PCK CRL 不是由此 Quote 的 PCK CA 签名。</translation>
    </message>
    <message>
        <source>The PCK CRL is from after the verification time.</source>
        <translation>PCK CRL 晚于验证时间。</translation>
    </message>
    <message>
        <source>The PCK CRL was out of date at the verification time.</source>
        <translation>PCK CRL 在验证时间已过期。</translation>
    </message>
    <message>
        <source>The PCK certificate is revoked.</source>
        <translation>PCK 证书已被吊销。</translation>
    </message>
    <message>
        <source>The PCK certificate has no SGX extension.</source>
        <translation>PCK 证书没有 SGX 扩展。</translation>
    </message>
    <message>
        <source>The SGX extension of the PCK certificate cannot be read.</source>
        <translation>PCK 证书的 SGX 扩展无法读取。</translation>
    </message>
    <message>
        <source>The QE report is not signed by the PCK certificate&apos;s key.</source>
        <translation>QE 报告不是由 PCK 证书的密钥签名。</translation>
    </message>
    <message>
        <source>The QE authentication data is not 32 bytes long.</source>
        <translation>QE 认证数据的长度不是 32 字节。</translation>
    </message>
    <message>
        <source>The QE report does not vouch for this attestation key.</source>
        <translation>QE 报告没有为此证明密钥作保。</translation>
    </message>
    <message>
        <source>The quoting enclave has another signer than Intel&apos;s.</source>
        <translation>quoting enclave 的签名者不是 Intel 的。</translation>
    </message>
    <message>
        <source>The quoting enclave has another product id.</source>
        <translation>quoting enclave 的产品 id 不同。</translation>
    </message>
    <message>
        <source>The quoting enclave runs in debug mode.</source>
        <translation>quoting enclave 在调试模式下运行。</translation>
    </message>
    <message>
        <source>The quoting enclave has another MISCSELECT.</source>
        <translation>quoting enclave 的 MISCSELECT 不同。</translation>
    </message>
    <message>
        <source>The quoting enclave has other attributes.</source>
        <translation>quoting enclave 的属性不同。</translation>
    </message>
    <message>
        <source>The quoting enclave is older than every known level.</source>
        <translation>quoting enclave 比所有已知级别都旧。</translation>
    </message>
    <message>
        <source>The attestation key is not a point of the curve.</source>
        <translation>证明密钥不是曲线上的点。</translation>
    </message>
    <message>
        <source>The quote&apos;s signature does not fit its content.</source>
        <translation>Quote 的签名与其内容不符。</translation>
    </message>
    <message>
        <source>The TCB info is for another platform model (FMSPC).</source>
        <translation>TCB info 属于另一平台型号（FMSPC）。</translation>
    </message>
    <message>
        <source>The TCB info is for another provisioning enclave (PCE-ID).</source>
        <translation>TCB info 属于另一个 provisioning enclave（PCE-ID）。</translation>
    </message>
    <message>
        <source>The TCB info does not list 16 components in each level.</source>
        <translation>TCB info 没有在每一级列出 16 个组件。</translation>
    </message>
    <message>
        <source>The platform is below every known TCB level.</source>
        <translation>平台低于所有已知的 TCB 级别。</translation>
    </message>
    <message>
        <source>The TCB info says nothing about the TDX module.</source>
        <translation>TCB info 没有提及 TDX 模块。</translation>
    </message>
    <message>
        <source>The TCB info does not know this version of the TDX module.</source>
        <translation>TCB info 不认识 TDX 模块的此版本。</translation>
    </message>
    <message>
        <source>The TDX module has another signer than Intel.</source>
        <translation>TDX 模块的签名者不是 Intel。</translation>
    </message>
    <message>
        <source>The TDX module has attributes that a production module must not have.</source>
        <translation>TDX 模块带有生产模块不应有的属性。</translation>
    </message>
    <message>
        <source>The TDX module is older than every known level.</source>
        <translation>TDX 模块比所有已知级别都旧。</translation>
    </message>
    <message>
        <source>The TCB info uses a status word that is not known.</source>
        <translation>TCB info 使用了未知的状态词。</translation>
    </message>
    <message>
        <source>The platform, the TDX module or the quoting enclave is revoked.</source>
        <translation>平台、TDX 模块或 quoting enclave 已被吊销。</translation>
    </message>
    <message>
        <source>The TD runs in debug mode: its host can read its memory.</source>
        <translation>TD 在调试模式下运行：其主机可以读取其内存。</translation>
    </message>
    <message>
        <source>The TD has attribute bits set that must be zero.</source>
        <translation>TD 设置了必须为零的属性位。</translation>
    </message>
    <message>
        <source>The TD does not disable virtualisation exceptions on its pages.</source>
        <translation>TD 没有禁用其页面上的虚拟化异常。</translation>
    </message>
    <message>
        <source>A service TD is bound to the TD.</source>
        <translation>TD 绑定了服务 TD。</translation>
    </message>
    <message>
        <source>The enclave runs in debug mode: its host can read its memory.</source>
        <translation>enclave 在调试模式下运行：其主机可以读取其内存。</translation>
    </message>
    <message>
        <source>event %1 extends RTMR3 with type 0x%2: nothing proves its name and payload</source>
        <translation>事件 %1 以类型 0x%2 扩展 RTMR3：没有任何内容证明其名称和载荷</translation>
    </message>
    <message>
        <source>event %1 has the type of a runtime event but extends RTMR%2: it counts for nothing</source>
        <translation>事件 %1 是运行时事件的类型，却扩展了 RTMR%2：不计入</translation>
    </message>
    <message>
        <source>event %1 has no digest, and none can be computed from a system event</source>
        <translation>事件 %1 没有摘要，也无法从系统事件计算出摘要</translation>
    </message>
    <message>
        <source>event %1 has a name with a colon or a control character: its bytes can be read in two ways</source>
        <translation>事件 %1 的名称含有冒号或控制字符：其字节可有两种读法</translation>
    </message>
    <message>
        <source>event %1 (%2): the stored digest is not that of its name and payload</source>
        <translation>事件 %1（%2）：存储的摘要与其名称和载荷不符</translation>
    </message>
    <message>
        <source>event %1 (%2): the preimage is missing or another one</source>
        <translation>事件 %1（%2）：preimage 缺失或不同</translation>
    </message>
    <message>
        <source>event %1: %2 appears twice in the boot section</source>
        <translation>事件 %1：%2 在启动段中出现两次</translation>
    </message>
    <message>
        <source>event %1 (%2) has %3 bytes instead of %4</source>
        <translation>事件 %1（%2）有 %3 字节，而不是 %4</translation>
    </message>
    <message>
        <source>the log ends before system-ready: the boot section is cut</source>
        <translation>日志在 system-ready 之前结束：启动段被截断</translation>
    </message>
    <message>
        <source>the log has no runtime event: it says nothing about the application</source>
        <translation>日志没有运行时事件：它没有说明应用</translation>
    </message>
    <message>
        <source>the quote&apos;s RTMR%1 is %2 and the log holds no event for it: an unexplained measurement</source>
        <translation>Quote 的 RTMR%1 为 %2，而日志中没有对应的事件：无法解释的度量值</translation>
    </message>
    <message>
        <source>RTMR%1 replays to %2, the quote says %3</source>
        <translation>RTMR%1 复算为 %2，Quote 中为 %3</translation>
    </message>
    <message>
        <source>os-image-hash: %1 claims %2, the event log measured %3</source>
        <translation>os-image-hash：%1 声称 %2，事件日志度量的是 %3</translation>
    </message>
    <message>
        <source>%1: claimed %2, measured %3</source>
        <translation>%1：声称 %2，度量的是 %3</translation>
    </message>
    <message>
        <source>the served app info cannot be read</source>
        <translation>无法读取所提供的 app info</translation>
    </message>
    <message>
        <source>key_provider_info: claimed %1, measured %2</source>
        <translation>key_provider_info：声称 %1，度量的是 %2</translation>
    </message>
    <message>
        <source>app_compose: tcb_info carries another text than the one served</source>
        <translation>app_compose：tcb_info 中的文本与所提供的不同</translation>
    </message>
    <message>
        <source>vm_config: the image&apos;s manifest does not hash to os_image_hash</source>
        <translation>vm_config：镜像清单的哈希与 os_image_hash 不符</translation>
    </message>
    <message>
        <source>vm_config: the image&apos;s manifest does not name the list of measurements</source>
        <translation>vm_config：镜像清单没有指明度量值列表</translation>
    </message>
    <message>
        <source>vm_config: the image&apos;s list of measurements does not hold the MRTD of the quote</source>
        <translation>vm_config：镜像的度量值列表中没有 Quote 的 MRTD</translation>
    </message>
    <message>
        <source>lite attestation: the image&apos;s manifest lists this MRTD; the content of the ACPI tables is not verified</source>
        <translation>精简证明：镜像清单列出了此 MRTD；未验证 ACPI 表的内容</translation>
    </message>
    <message>
        <source>the OS image is unknown: no entry of the table has its MRTD, RTMR1 and RTMR2 (%1 is closest)</source>
        <translation>OS 镜像未知：表中没有任何一项具有其 MRTD、RTMR1 和 RTMR2（最接近的是 %1）</translation>
    </message>
    <message>
        <source>os-image-hash: the registers are those of %1, the measured event names another image</source>
        <translation>os-image-hash：寄存器是 %1 的，而度量的事件指明另一镜像</translation>
    </message>
    <message>
        <source>RTMR0 is not that of a machine shape that the table lists for %1</source>
        <translation>RTMR0 不属于表中为 %1 列出的机器规格</translation>
    </message>
    <message>
        <source>not asked: the machine gave no quote</source>
        <translation>未询问：机器没有给出 Quote</translation>
    </message>
    <message>
        <source>verifiers disagree: %1 and this desk on %2%3</source>
        <translation>验证方意见不一：%1 与本工作台在 %2 上不一致%3</translation>
    </message>
    <message>
        <source>%1 agrees on %2 of %3 machines%4</source>
        <translation>%1 在 %3 台机器中的 %2 台上认同%4</translation>
    </message>
    <message>
        <source>; the others were not judged twice</source>
        <translation>；其余的未作两次判定</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> 及另外 %1 台</translation>
    </message>
    <message>
        <source>extensions malformed</source>
        <translation>扩展格式有误</translation>
    </message>
    <message>
        <source>extension malformed</source>
        <translation>扩展格式有误</translation>
    </message>
    <message>
        <source>an extension appears twice</source>
        <translation>有扩展出现两次</translation>
    </message>
    <message>
        <source>basicConstraints malformed</source>
        <translation>basicConstraints 格式有误</translation>
    </message>
    <message>
        <source>keyUsage malformed</source>
        <translation>keyUsage 格式有误</translation>
    </message>
    <message>
        <source>an unknown extension is critical</source>
        <translation>有未知的关键扩展</translation>
    </message>
    <message>
        <source>not of version 3</source>
        <translation>不是版本 3</translation>
    </message>
    <message>
        <source>serial number malformed</source>
        <translation>序列号格式有误</translation>
    </message>
    <message>
        <source>signature algorithm is not ecdsa-with-SHA256</source>
        <translation>签名算法不是 ecdsa-with-SHA256</translation>
    </message>
    <message>
        <source>names, dates or key malformed</source>
        <translation>名称、日期或密钥格式有误</translation>
    </message>
    <message>
        <source>dates malformed</source>
        <translation>日期格式有误</translation>
    </message>
    <message>
        <source>key is not an uncompressed P-256 point</source>
        <translation>密钥不是未压缩的 P-256 点</translation>
    </message>
    <message>
        <source>extensions missing or followed by something</source>
        <translation>扩展缺失或其后还有内容</translation>
    </message>
    <message>
        <source>not a DER sequence</source>
        <translation>不是 DER 序列</translation>
    </message>
    <message>
        <source>not a certificate</source>
        <translation>不是证书</translation>
    </message>
    <message>
        <source>certificate 2: %1</source>
        <translation>证书 2：%1</translation>
    </message>
    <message>
        <source>certificate 2: key is not a point of the curve</source>
        <translation>证书 2：密钥不是曲线上的点</translation>
    </message>
    <message>
        <source>the file&apos;s nonce_rule is not understood, so its challenge proves nothing</source>
        <translation>文件的 nonce_rule 无法理解，因此其挑战不证明任何内容</translation>
    </message>
    <message>
        <source>The quote is genuine and every check passed; TCB status %1</source>
        <translation>Quote 真实，所有检查均已通过；TCB 状态 %1</translation>
    </message>
    <message>
        <source>%1, TCB info is for %2</source>
        <translation>%1，TCB info 属于 %2</translation>
    </message>
    <message>
        <source>the trust root itself cannot be read</source>
        <translation>无法读取信任根本身</translation>
    </message>
    <message>
        <source>no secret store is set up</source>
        <translation>未设置密钥存储</translation>
    </message>
    <message>
        <source>another program has been storing the key for too long</source>
        <translation>另一程序存放该密钥的时间过长</translation>
    </message>
    <message>
        <source>the anchor of the record in the keychain cannot be read</source>
        <translation>无法读取钥匙串中记录的锚点</translation>
    </message>
    <message>
        <source>the last entry of the record is damaged; nothing is written behind it</source>
        <translation>记录的最后一条已损坏；不会在其后写入任何内容</translation>
    </message>
    <message>
        <source>Verify the record, keep a copy of it, and restore a backup.</source>
        <translation>验证记录，保留其副本，并恢复备份。</translation>
    </message>
    <message>
        <source>the wall clock moved %1 by %2 s</source>
        <translation>系统时钟%1了 %2 s</translation>
    </message>
    <message>
        <source>an entry of %1 bytes; the record takes at most %2</source>
        <translation>一条 %1 字节的条目；记录至多接受 %2</translation>
    </message>
    <message>
        <source>the number or the hash beside it is another than in it</source>
        <translation>编号或旁边的哈希与条目中的不同</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>audit record, action %1</source>
        <translation>审计记录，操作 %1</translation>
    </message>
    <message>
        <source>an entry without an action</source>
        <translation>没有操作的条目</translation>
    </message>
    <message>
        <source>the entry would hold %1; nothing was recorded</source>
        <translation>该条目会含有%1；未作任何记录</translation>
    </message>
    <message>
        <source>Take it out of the reason or the name, then try again.</source>
        <translation>从原因或名称中去掉它，然后再试。</translation>
    </message>
    <message>
        <source>recovered from torn write: the program before this one ended without closing the record</source>
        <translation>从写入中断中恢复：上一个程序结束时没有关闭记录</translation>
    </message>
    <message>
        <source>checkpoints are signed with another kept key from here on</source>
        <translation>从此处起，检查点由另一个保留的密钥签名</translation>
    </message>
    <message>
        <source>checkpoints are signed with a key of this session only: it is not kept, and there is no anchor</source>
        <translation>从此处起，检查点由仅属于本次会话的密钥签名：它不会保留，也没有锚点</translation>
    </message>
    <message>
        <source>not an entry of the record: %1</source>
        <translation>不是记录的条目：%1</translation>
    </message>
    <message>
        <source>a member is missing or has a value of another kind</source>
        <translation>缺少成员，或其值类型不对</translation>
    </message>
    <message>
        <source>the record holds %1; nothing was exported</source>
        <translation>记录中含有%1；未导出任何内容</translation>
    </message>
    <message>
        <source>Replace that secret at its service and in the keychain, then export again.</source>
        <translation>在其服务和钥匙串中更换该密钥，然后重新导出。</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>引号开了却没有闭合</translation>
    </message>
    <message>
        <source>a field has no value</source>
        <translation>字段没有值</translation>
    </message>
    <message>
        <source>a minus or a quote stands alone</source>
        <translation>减号或引号单独出现</translation>
    </message>
    <message>
        <source>it does not say what the manifest of an export says</source>
        <translation>它所写的并非导出清单应有的内容</translation>
    </message>
    <message>
        <source>it is not the entry that the anchor kept outside the record names: the record was replaced</source>
        <translation>它不是保存在记录之外的锚点所指的条目：记录已被替换</translation>
    </message>
    <message>
        <source>it is not a line of the record&apos;s form</source>
        <translation>它不符合记录的行格式</translation>
    </message>
    <message>
        <source>it carries the number %1: entries are missing, doubled or out of order</source>
        <translation>它的编号是 %1：条目缺失、重复或顺序错误</translation>
    </message>
    <message>
        <source>it does not follow the entry before it</source>
        <translation>它没有接在前一条之后</translation>
    </message>
    <message>
        <source>its content does not have the hash it carries</source>
        <translation>它的内容与其所带的哈希不符</translation>
    </message>
    <message>
        <source>it belongs to another environment</source>
        <translation>它属于另一个环境</translation>
    </message>
    <message>
        <source>its checkpoint has a signature that does not fit</source>
        <translation>它的检查点签名不符</translation>
    </message>
    <message>
        <source>it is not the entry that its signed checkpoint names</source>
        <translation>它不是其已签名检查点所指的条目</translation>
    </message>
    <message>
        <source>its checkpoint is signed by a key that this record does not know</source>
        <translation>它的检查点由本记录不认识的密钥签名</translation>
    </message>
    <message>
        <source>a checkpoint behind the end of the record has a signature that does not fit</source>
        <translation>记录末尾之后有一个签名不符的检查点</translation>
    </message>
    <message>
        <source>a signed checkpoint names entry %1, but the record ends with %2: its tail was cut off</source>
        <translation>已签名的检查点指向条目 %1，但记录止于 %2：尾部已被截去</translation>
    </message>
    <message>
        <source>the anchor kept outside names entry %1, but the record ends with %2: its tail was cut off, or an older copy took its place</source>
        <translation>外部保存的锚点指向条目 %1，但记录止于 %2：尾部已被截去，或被较旧的副本取代</translation>
    </message>
    <message>
        <source>Broken at entry %1: %2.</source>
        <translation>在条目 %1 处断裂：%2。</translation>
    </message>
    <message>
        <source>Intact: %1, no gap, %2.</source>
        <translation>完整：%1，无缺口，%2。</translation>
    </message>
    <message>
        <source>it does not say what the manifest of a certificate says</source>
        <translation>它所写的并非证明书清单应有的内容</translation>
    </message>
    <message>
        <source>the evidence holds %1; nothing was written</source>
        <translation>证据中含有%1；未写入任何内容</translation>
    </message>
    <message>
        <source>Replace that secret at its service and take it out of what the machine shows, then compare again.</source>
        <translation>在其服务处更换该密钥，并从机器所示内容中去掉它，然后重新比较。</translation>
    </message>
    <message>
        <source>the certificate was not written</source>
        <translation>证明书未写入</translation>
    </message>
    <message>
        <source>certificate written: %1</source>
        <translation>证明书已写入：%1</translation>
    </message>
    <message>
        <source>the PDF report cannot be written</source>
        <translation>无法写入 PDF 报告</translation>
    </message>
    <message>
        <source>it is not the JSON that was written (%1)</source>
        <translation>它不是当初写入的 JSON（%1）</translation>
    </message>
    <message>
        <source>it is not of the form &quot;%1&quot;</source>
        <translation>它不符合格式 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>it is not byte for byte the text that was written</source>
        <translation>它不是逐字节与当初写入相同的文本</translation>
    </message>
    <message>
        <source>its signature does not cover this text</source>
        <translation>其签名不覆盖此文本</translation>
    </message>
    <message>
        <source>there is no such folder or file</source>
        <translation>没有这个文件夹或文件</translation>
    </message>
    <message>
        <source>neither the folder nor the zip of %1</source>
        <translation>既不是 %1 的文件夹，也不是其 zip</translation>
    </message>
    <message>
        <source>it does not belong to the export</source>
        <translation>它不属于该导出</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>它缺失</translation>
    </message>
    <message>
        <source>it is longer than such a file can be</source>
        <translation>它超过这类文件可能的长度</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>无法读取它</translation>
    </message>
    <message>
        <source>it has %1 bytes, the signed manifest says %2</source>
        <translation>它有 %1 字节，已签名的清单称有 %2</translation>
    </message>
    <message>
        <source>its content is not the one that the signed manifest names</source>
        <translation>其内容不是已签名的清单所指明的</translation>
    </message>
    <message>
        <source>it does not hold exactly the files of an export</source>
        <translation>它没有恰好包含一份导出的文件</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>it exists already; nothing was written over it</source>
        <translation>它已存在；没有覆盖</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>选择另一个名称。</translation>
    </message>
    <message>
        <source>cannot be put in place: %1</source>
        <translation>无法放到位：%1</translation>
    </message>
    <message>
        <source>cannot be put in place</source>
        <translation>无法放到位</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>the stored signing key is not one</source>
        <translation>存放的签名密钥不是签名密钥</translation>
    </message>
    <message>
        <source>a zip holds at most 4 GiB</source>
        <translation>zip 至多 4 GiB</translation>
    </message>
    <message>
        <source>Export to a folder instead.</source>
        <translation>改为导出到文件夹。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>the directory at the end of the zip is not the one that was written</source>
        <translation>zip 末尾的目录不是当初写入的那一份</translation>
    </message>
    <message>
        <source>the zip ends in the middle, or never</source>
        <translation>zip 在中途结束，或根本没有结尾</translation>
    </message>
    <message>
        <source>its header in the zip is not the one that was written</source>
        <translation>它在 zip 中的头部不是当初写入的那一份</translation>
    </message>
    <message>
        <source>the zip ends before its content does</source>
        <translation>zip 在其内容结束之前就结束了</translation>
    </message>
    <message>
        <source>its content is not the one that was written</source>
        <translation>其内容不是当初写入的内容</translation>
    </message>
    <message>
        <source>the answer to %1</source>
        <translation>对 %1 的应答</translation>
    </message>
    <message>
        <source>host groups</source>
        <translation>主机组</translation>
    </message>
    <message>
        <source>there is no host group of this name</source>
        <translation>没有这个名称的主机组</translation>
    </message>
    <message>
        <source>AutoScalingGroupName is missing</source>
        <translation>缺少 AutoScalingGroupName</translation>
    </message>
    <message>
        <source>MinSize, MaxSize or DesiredCapacity of %1 is missing or not a count</source>
        <translation>%1 的 MinSize、MaxSize 或 DesiredCapacity 缺失或不是计数</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>; this machine&apos;s clock and the remote&apos;s differ by %1 s</source>
        <translation>；本机时钟与远端相差 %1 s</translation>
    </message>
    <message>
        <source>; tried %1 times</source>
        <translation>；已尝试 %1 次</translation>
    </message>
    <message>
        <source>%1 does not accept the key</source>
        <translation>%1 不接受该密钥</translation>
    </message>
    <message>
        <source>the key may not do this at %1</source>
        <translation>该密钥无权在 %1 上执行此操作</translation>
    </message>
    <message>
        <source>%1 does not accept the time of the request</source>
        <translation>%1 不接受请求的时间</translation>
    </message>
    <message>
        <source>%1 asks to slow down</source>
        <translation>%1 要求放慢</translation>
    </message>
    <message>
        <source>%1 at this address does not offer the operation</source>
        <translation>此地址上的 %1 不提供该操作</translation>
    </message>
    <message>
        <source>Ask for this permission with the owner of the key; the message names the action. Other panes go on.</source>
        <translation>向密钥的所有者申请此权限；消息中写明了操作。其他面板照常工作。</translation>
    </message>
    <message>
        <source>Set this machine&apos;s clock, then try again.</source>
        <translation>校正本机时钟，然后再试。</translation>
    </message>
    <message>
        <source>The session has expired: get new keys and store all three of them (%1).</source>
        <translation>会话已到期：取得新密钥并全部存放三个（%1）。</translation>
    </message>
    <message>
        <source>Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of this environment (%1); keys of a session need AWS_SESSION_TOKEN too.</source>
        <translation>检查此环境的 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY（%1）；会话的密钥还需要 AWS_SESSION_TOKEN。</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>请求 %1</translation>
    </message>
    <message>
        <source>%1 answers with status %2 and no error of its own: this address may not offer the operation, or a proxy answers</source>
        <translation>%1 以状态 %2 应答，且没有自己的错误：此地址可能不提供该操作，或由代理应答</translation>
    </message>
    <message>
        <source>ECS does not know the service any more (%1)</source>
        <translation>ECS 已不认识该服务（%1）</translation>
    </message>
    <message>
        <source>serviceArn or serviceName is missing</source>
        <translation>缺少 serviceArn 或 serviceName</translation>
    </message>
    <message>
        <source>status is missing</source>
        <translation>缺少 status</translation>
    </message>
    <message>
        <source>%1 is missing or not a count</source>
        <translation>%1 缺失或不是计数</translation>
    </message>
    <message>
        <source>taskArn or lastStatus is missing</source>
        <translation>缺少 taskArn 或 lastStatus</translation>
    </message>
    <message>
        <source>%1 is missing or not a list</source>
        <translation>%1 缺失或不是列表</translation>
    </message>
    <message>
        <source>%1 holds something that is no ARN</source>
        <translation>%1 中有不是 ARN 的内容</translation>
    </message>
    <message>
        <source>clusterArn or clusterName is missing</source>
        <translation>缺少 clusterArn 或 clusterName</translation>
    </message>
    <message>
        <source>containerInstanceArn or status is missing</source>
        <translation>缺少 containerInstanceArn 或 status</translation>
    </message>
    <message>
        <source>name is missing</source>
        <translation>缺少 name</translation>
    </message>
    <message>
        <source>taskDefinition.containerDefinitions is missing or not a list</source>
        <translation>taskDefinition.containerDefinitions 缺失或不是列表</translation>
    </message>
    <message>
        <source>reservationSet is missing</source>
        <translation>缺少 reservationSet</translation>
    </message>
    <message>
        <source>GetCallerIdentityResult.Account or Arn is missing</source>
        <translation>缺少 GetCallerIdentityResult.Account 或 Arn</translation>
    </message>
    <message>
        <source>the answer to GetCallerIdentity</source>
        <translation>对 GetCallerIdentity 的应答</translation>
    </message>
    <message>
        <source>these logs are kept in another region, %1</source>
        <translation>这些日志保存在另一个区域 %1</translation>
    </message>
    <message>
        <source>Read them with a profile of that region.</source>
        <translation>用该区域的配置读取。</translation>
    </message>
    <message>
        <source>there is no log here yet: %1</source>
        <translation>此处还没有日志：%1</translation>
    </message>
    <message>
        <source>log events</source>
        <translation>日志事件</translation>
    </message>
    <message>
        <source>%1 log events without time or message were left out</source>
        <translation>略去了 %1 条没有时间或消息的日志事件</translation>
    </message>
    <message>
        <source>events is missing or not a list</source>
        <translation>events 缺失或不是列表</translation>
    </message>
    <message>
        <source>page %1 names itself as the next one</source>
        <translation>第 %1 页把自己指为下一页</translation>
    </message>
    <message>
        <source>%1: only the first %2 pages were read</source>
        <translation>%1：仅读取了前 %2 页</translation>
    </message>
    <message>
        <source>no region is set, and none is assumed</source>
        <translation>未设置区域，也不作假设</translation>
    </message>
    <message>
        <source>Add aws.region, such as us-west-2, to the profile.</source>
        <translation>在配置中添加 aws.region，例如 us-west-2。</translation>
    </message>
    <message>
        <source>“%1” is not a region</source>
        <translation>“%1”不是区域</translation>
    </message>
    <message>
        <source>Regions look like us-west-2.</source>
        <translation>区域形如 us-west-2。</translation>
    </message>
    <message>
        <source>plain http is for this machine only</source>
        <translation>明文 http 仅用于本机</translation>
    </message>
    <message>
        <source>the address of %1 (%2)</source>
        <translation>%1 的地址（%2）</translation>
    </message>
    <message>
        <source>Use https.</source>
        <translation>使用 https。</translation>
    </message>
    <message>
        <source>%1 is set to another value and ignored: this environment&apos;s %2 is %3</source>
        <translation>%1 设为另一个值，已被忽略：此环境的 %2 为 %3</translation>
    </message>
    <message>
        <source>AWS profile</source>
        <translation>AWS 配置文件</translation>
    </message>
    <message>
        <source>Correct the file, or keep the key in the keychain.</source>
        <translation>修正该文件，或把密钥放入钥匙串。</translation>
    </message>
    <message>
        <source>an indented line before any section</source>
        <translation>任何段之前出现缩进行</translation>
    </message>
    <message>
        <source>a section without its “]”</source>
        <translation>段缺少“]”</translation>
    </message>
    <message>
        <source>section “%1” is there twice</source>
        <translation>段“%1”出现了两次</translation>
    </message>
    <message>
        <source>neither a section, a setting nor a comment</source>
        <translation>既不是段、设置，也不是注释</translation>
    </message>
    <message>
        <source>“%1” is there twice</source>
        <translation>“%1”出现了两次</translation>
    </message>
    <message>
        <source>AWS profile “%1” gets its keys by %2, which this version does not do</source>
        <translation>AWS 配置文件“%1”通过 %2 取得密钥，本版本不支持</translation>
    </message>
    <message>
        <source>Store keys of it under Secrets: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN.</source>
        <translation>在“密钥”下存放其密钥：AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY、AWS_SESSION_TOKEN。</translation>
    </message>
    <message>
        <source>AWS profile “%1” has no complete key</source>
        <translation>AWS 配置文件“%1”没有完整的密钥</translation>
    </message>
    <message>
        <source>there is no AWS profile “%1”</source>
        <translation>没有 AWS 配置文件“%1”</translation>
    </message>
    <message>
        <source>Name another one in aws.profile.</source>
        <translation>在 aws.profile 中写明另一个。</translation>
    </message>
    <message>
        <source>the XML has %1 bytes</source>
        <translation>该 XML 有 %1 字节</translation>
    </message>
    <message>
        <source>the XML is too deep or has too many elements</source>
        <translation>该 XML 过深或元素过多</translation>
    </message>
    <message>
        <source>the XML declares or uses entities of its own</source>
        <translation>该 XML 声明或使用了自己的实体</translation>
    </message>
    <message>
        <source>not XML, looks like a web page</source>
        <translation>不是 XML，看起来像网页</translation>
    </message>
    <message>
        <source>not XML (line %1)</source>
        <translation>不是 XML（第 %1 行）</translation>
    </message>
    <message>
        <source>every image is named by its digest</source>
        <translation>每个镜像都按摘要指明</translation>
    </message>
    <message>
        <source>an image is not named by its digest: the compose hash does not fix the code that will run</source>
        <translation>有镜像未按摘要指明：compose 哈希不能确定将运行的代码</translation>
    </message>
    <message>
        <source>no variables were sent</source>
        <translation>未发送任何变量</translation>
    </message>
    <message>
        <source>the variables were encrypted to a key that the KMS has signed</source>
        <translation>变量已用 KMS 签名的密钥加密</translation>
    </message>
    <message>
        <source>the variables were encrypted to a key that nobody vouches for</source>
        <translation>变量已用无人担保的密钥加密</translation>
    </message>
    <message>
        <source>the name has to have 5 to 63 letters, digits and single hyphens, and to begin with a letter</source>
        <translation>名称须为 5 到 63 个字母、数字和单个连字符，并以字母开头</translation>
    </message>
    <message>
        <source>there is no compose text</source>
        <translation>没有 compose 文本</translation>
    </message>
    <message>
        <source>the compose text is not UTF-8</source>
        <translation>compose 文本不是 UTF-8</translation>
    </message>
    <message>
        <source>compose text and pre-launch script have more than 200 KiB together</source>
        <translation>compose 文本与启动前脚本合计超过 200 KiB</translation>
    </message>
    <message>
        <source>no instance type is chosen</source>
        <translation>未选择实例类型</translation>
    </message>
    <message>
        <source>a disk has at least 1 GB</source>
        <translation>磁盘至少 1 GB</translation>
    </message>
    <message>
        <source>a CVM has at least one processor and 1024 MB of memory</source>
        <translation>CVM 至少有一个处理器和 1024 MB 内存</translation>
    </message>
    <message>
        <source>a disk only grows: it has %1 GB now</source>
        <translation>磁盘只能增大：现为 %1 GB</translation>
    </message>
    <message>
        <source>Deploy %1</source>
        <translation>部署 %1</translation>
    </message>
    <message>
        <source>Make %1 (%2) with compose hash %3</source>
        <translation>创建 %1（%2），compose 哈希为 %3</translation>
    </message>
    <message>
        <source>Encrypt %1 to the key of app %2</source>
        <translation>将 %1 加密到应用 %2 的密钥</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>a development image lets people log in: no secret belongs there</source>
        <translation>开发镜像允许人员登录：不应放入任何密钥</translation>
    </message>
    <message>
        <source>no development image</source>
        <translation>非开发镜像</translation>
    </message>
    <message>
        <source>its logs can be read by everybody</source>
        <translation>任何人都可读取其日志</translation>
    </message>
    <message>
        <source>costs %1 USD an hour</source>
        <translation>每小时 %1 USD</translation>
    </message>
    <message>
        <source>the price of %1 was not said</source>
        <translation>未告知 %1 的价格</translation>
    </message>
    <message>
        <source>nothing else is changed; what was provisioned expires by itself</source>
        <translation>其他不作更改；已预备的内容会自行过期</translation>
    </message>
    <message>
        <source>delete it</source>
        <translation>删除它</translation>
    </message>
    <message>
        <source>Billing begins when it is made.</source>
        <translation>创建后即开始计费。</translation>
    </message>
    <message>
        <source>its app is on a chain: the contract has to be deployed by its owner&apos;s wallet first</source>
        <translation>其应用在链上：须先由所有者的钱包部署合约</translation>
    </message>
    <message>
        <source>Stop and destroy %1</source>
        <translation>停止并销毁 %1</translation>
    </message>
    <message>
        <source>nothing else is changed; whether it is still there is read back</source>
        <translation>其他不作更改；会回读它是否仍存在</translation>
    </message>
    <message>
        <source>Its disk, its data and its variables are gone for good.</source>
        <translation>其磁盘、数据和变量将永久消失。</translation>
    </message>
    <message>
        <source>destroys the machine and its data</source>
        <translation>销毁机器及其数据</translation>
    </message>
    <message>
        <source>%1 → %2 MB of memory</source>
        <translation>内存 %1 → %2 MB</translation>
    </message>
    <message>
        <source>%1 → %2 GB of disk</source>
        <translation>磁盘 %1 → %2 GB</translation>
    </message>
    <message>
        <source>Resize %1</source>
        <translation>调整 %1 的规格</translation>
    </message>
    <message>
        <source>Resize %1: %2</source>
        <translation>调整 %1 的规格：%2</translation>
    </message>
    <message>
        <source>it keeps its size; what it has is read back</source>
        <translation>规格保持不变；会回读其现状</translation>
    </message>
    <message>
        <source>resize it again; a disk cannot shrink</source>
        <translation>再次调整；磁盘不能缩小</translation>
    </message>
    <message>
        <source>resize it again</source>
        <translation>再次调整</translation>
    </message>
    <message>
        <source>The machine restarts: it does not answer for a minute or two, and its price changes.</source>
        <translation>机器会重启：一两分钟内不应答，价格也会变化。</translation>
    </message>
    <message>
        <source>Only a machine that is stopped can take it; its price changes.</source>
        <translation>只有已停止的机器才能接受；其价格会变化。</translation>
    </message>
    <message>
        <source>restarts a machine in production</source>
        <translation>重启生产中的机器</translation>
    </message>
    <message>
        <source>Update %1</source>
        <translation>更新 %1</translation>
    </message>
    <message>
        <source>compose text</source>
        <translation>compose 文本</translation>
    </message>
    <message>
        <source>pre-launch script</source>
        <translation>启动前脚本</translation>
    </message>
    <message>
        <source>Encrypt %1 to the key of its app</source>
        <translation>将 %1 加密到其应用的密钥</translation>
    </message>
    <message>
        <source>an empty set</source>
        <translation>空集合</translation>
    </message>
    <message>
        <source>the whole set is replaced: %1 will be lost, and old values cannot be read back</source>
        <translation>整个集合被替换：%1 将丢失，旧值无法读回</translation>
    </message>
    <message>
        <source>Update %1: %2</source>
        <translation>更新 %1：%2</translation>
    </message>
    <message>
        <source>it keeps running what it runs; what it has is read back</source>
        <translation>继续运行原有内容；会回读其现状</translation>
    </message>
    <message>
        <source>update it again; the old values of variables have to be known elsewhere</source>
        <translation>再次更新；变量的旧值须另行知晓</translation>
    </message>
    <message>
        <source>update it back</source>
        <translation>更新回去</translation>
    </message>
    <message>
        <source>The machine restarts.</source>
        <translation>机器会重启。</translation>
    </message>
    <message>
        <source>The machine restarts with another compose hash: whoever checks it has to know the new one.</source>
        <translation>机器会以另一个 compose 哈希重启：检查它的人须知道新值。</translation>
    </message>
    <message>
        <source>variables will be lost</source>
        <translation>变量将丢失</translation>
    </message>
    <message>
        <source>Commit the update of %1</source>
        <translation>提交 %1 的更新</translation>
    </message>
    <message>
        <source>Commit compose hash %1, which %2 allows (%3)</source>
        <translation>提交 %2 所允许的 compose 哈希 %1（%3）</translation>
    </message>
    <message>
        <source>registered already</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>transaction %1</source>
        <translation>交易 %1</translation>
    </message>
    <message>
        <source>it keeps running what it runs; the step stays open</source>
        <translation>继续运行原有内容；该步骤保持待定</translation>
    </message>
    <message>
        <source>The machine restarts with another compose hash.</source>
        <translation>机器会以另一个 compose 哈希重启。</translation>
    </message>
    <message>
        <source>it names compose hash %1, not %2</source>
        <translation>它的 compose 哈希是 %1，而不是 %2</translation>
    </message>
    <message>
        <source>it still names the compose hash from before</source>
        <translation>它仍是之前的 compose 哈希</translation>
    </message>
    <message>
        <source>it has %1 vCPU, not %2</source>
        <translation>它有 %1 个 vCPU，而不是 %2</translation>
    </message>
    <message>
        <source>it has %1 GiB of memory, not %2</source>
        <translation>它有 %1 GiB 内存，而不是 %2</translation>
    </message>
    <message>
        <source>it has %1 GB of disk, not %2</source>
        <translation>它有 %1 GB 磁盘，而不是 %2</translation>
    </message>
    <message>
        <source>the answer was lost, and %1: whether the change was taken is not known</source>
        <translation>应答已丢失，且%1：更改是否被接受未知</translation>
    </message>
    <message>
        <source>it is still there (“%1”) after %2</source>
        <translation>%2后它仍在（“%1”）</translation>
    </message>
    <message>
        <source>accepted, but %1</source>
        <translation>已接受，但%1</translation>
    </message>
    <message>
        <source>“%1”, but %2</source>
        <translation>“%1”，但%2</translation>
    </message>
    <message>
        <source>%1; it was not seen to restart</source>
        <translation>%1；未见其重启</translation>
    </message>
    <message>
        <source>it still says “%1”</source>
        <translation>它仍显示“%1”</translation>
    </message>
    <message>
        <source>accepted, but %1 after %2</source>
        <translation>已接受，但%2后%1</translation>
    </message>
    <message>
        <source>gone after %1</source>
        <translation>%1后消失</translation>
    </message>
    <message>
        <source>nothing of it is to be seen</source>
        <translation>看不到它的任何踪迹</translation>
    </message>
    <message>
        <source>accepted, but the remote does not know it after %1</source>
        <translation>已接受，但%1后远端仍不认识它</translation>
    </message>
    <message>
        <source>it could not be read back: %1</source>
        <translation>无法回读：%1</translation>
    </message>
    <message>
        <source>Another program than a spawntee answers: the CVM is left alone.</source>
        <translation>应答的是另一程序而不是 spawntee：不动此 CVM。</translation>
    </message>
    <message>
        <source>Rename the CVM if it does not belong to the cluster.</source>
        <translation>若此 CVM 不属于该集群，则将其重命名。</translation>
    </message>
    <message>
        <source>The names of the cluster “%1” begin like this one&apos;s; its CVMs were left out.</source>
        <translation>集群“%1”的名称以本集群的名称开头；已略去其 CVM。</translation>
    </message>
    <message>
        <source>Other programs that go by the prefix alone would take them; a cluster&apos;s name should not begin with another&apos;s.</source>
        <translation>只看前缀的其他程序会把它们算进来；集群的名称不应以另一集群的名称开头。</translation>
    </message>
    <message>
        <source>the name has %1 characters; %2 are the most, so that the names of its runners fit</source>
        <translation>名称有 %1 个字符；至多 %2 个，才容得下其 runner 的名称</translation>
    </message>
    <message>
        <source>the name has to begin with a letter</source>
        <translation>名称必须以字母开头</translation>
    </message>
    <message>
        <source>“%1” cannot be in the name: letters, digits and hyphens only</source>
        <translation>名称中不能有“%1”：仅限字母、数字和连字符</translation>
    </message>
    <message>
        <source>its name begins like this cluster&apos;s but is none of a registry or a runner</source>
        <translation>其名称以本集群的名称开头，但既不是 registry 也不是 runner 的名称</translation>
    </message>
    <message>
        <source>it belongs to the cluster “%1”</source>
        <translation>它属于集群“%1”</translation>
    </message>
    <message>
        <source>its status is not known</source>
        <translation>其状态未知</translation>
    </message>
    <message>
        <source>the cloud lists its id twice</source>
        <translation>云端把它的 id 列出了两次</translation>
    </message>
    <message>
        <source>the cloud names no app of it</source>
        <translation>云端没有指明其应用</translation>
    </message>
    <message>
        <source>the cloud names neither its gateway nor its node, so it has no address</source>
        <translation>云端既没有指明其网关也没有指明其节点，因此它没有地址</translation>
    </message>
    <message>
        <source>its app has several CVMs and the cloud does not name this one&apos;s instance</source>
        <translation>其应用有多台 CVM，而云端没有指明这一台的实例</translation>
    </message>
    <message>
        <source>stopped while the cluster was looked at</source>
        <translation>查看集群时被停止</translation>
    </message>
    <message>
        <source>the registry started anew; these were approved before</source>
        <translation>registry 重新启动了；这些是此前批准的</translation>
    </message>
    <message>
        <source>hashes not sent again</source>
        <translation>哈希未再次发送</translation>
    </message>
    <message>
        <source>the registry started anew</source>
        <translation>registry 重新启动了</translation>
    </message>
    <message>
        <source>the cluster was never read</source>
        <translation>从未读取过集群</translation>
    </message>
    <message>
        <source>hashes are being sent</source>
        <translation>正在发送哈希</translation>
    </message>
    <message>
        <source>there is no runner whose hash is not approved</source>
        <translation>没有哈希未获批准的 runner</translation>
    </message>
    <message>
        <source>the registry has no address now</source>
        <translation>registry 现在没有地址</translation>
    </message>
    <message>
        <source>Have the registry approve %1 compose hash(es) of runners</source>
        <translation>让 registry 批准 runner 的 %1 个 compose 哈希</translation>
    </message>
    <message>
        <source>the plan is too old to act on</source>
        <translation>计划过旧，不可据此操作</translation>
    </message>
    <message>
        <source>Plan it again.</source>
        <translation>重新计划。</translation>
    </message>
    <message>
        <source>another change of %1 is under way here</source>
        <translation>此处已在进行对 %1 的另一项更改</translation>
    </message>
    <message>
        <source>asking for it</source>
        <translation>正在请求</translation>
    </message>
    <message>
        <source>it was gone already</source>
        <translation>它已经消失</translation>
    </message>
    <message>
        <source>answer lost, outcome unknown; reading back</source>
        <translation>应答已丢失，结果未知；正在回读</translation>
    </message>
    <message>
        <source> (the outcome is not in the record: %1)</source>
        <translation>（结果未写入记录：%1）</translation>
    </message>
    <message>
        <source>this desk&apos;s clock and the server&apos;s agree</source>
        <translation>本工作台的时钟与服务器一致</translation>
    </message>
    <message>
        <source>this desk&apos;s clock is %1 s behind the server&apos;s</source>
        <translation>本工作台的时钟比服务器慢 %1 s</translation>
    </message>
    <message>
        <source>this desk&apos;s clock is %1 s ahead of the server&apos;s</source>
        <translation>本工作台的时钟比服务器快 %1 s</translation>
    </message>
    <message>
        <source>whether the key is registered could not be looked up</source>
        <translation>无法查明该密钥是否已登记</translation>
    </message>
    <message>
        <source>the key is registered in the primary slot</source>
        <translation>该密钥登记在主槽位</translation>
    </message>
    <message>
        <source>the key is registered in the secondary slot</source>
        <translation>该密钥登记在次槽位</translation>
    </message>
    <message>
        <source>the key is in neither certificate slot of the wallet</source>
        <translation>该密钥不在钱包的任何一个证书槽位中</translation>
    </message>
    <message>
        <source>the signature was refused: %1, and only signatures at most %2 s old and %3 s ahead are accepted</source>
        <translation>签名被拒绝：%1，而只接受至多 %2 s 之前和 %3 s 之后的签名</translation>
    </message>
    <message>
        <source>the signature was refused: %1 (its hash is %2)</source>
        <translation>签名被拒绝：%1（其哈希为 %2）</translation>
    </message>
    <message>
        <source>the signature was refused although %1 and the clocks agree: the CVM has not loaded the certificate hashes yet</source>
        <translation>签名被拒绝，尽管%1且时钟一致：该 CVM 尚未载入证书哈希</translation>
    </message>
    <message>
        <source>the signature was refused and the server does not say why: %1; %2</source>
        <translation>签名被拒绝，服务器未说明原因：%1；%2</translation>
    </message>
    <message>
        <source>the server&apos;s clock is not known</source>
        <translation>服务器的时钟未知</translation>
    </message>
    <message>
        <source>Set this desk&apos;s clock, by a time server if there is one, and try again.</source>
        <translation>校正本工作台的时钟（最好用时间服务器），然后再试。</translation>
    </message>
    <message>
        <source>Choose the key whose certificate is registered for the wallet, or register this one&apos;s hash on chain.</source>
        <translation>选择其证书已为该钱包登记的密钥，或在链上登记此密钥的哈希。</translation>
    </message>
    <message>
        <source>Wait a few minutes: a fresh CVM loads the hashes after its start, and caches keep an older set for up to five.</source>
        <translation>等几分钟：新的 CVM 在启动后才载入哈希，缓存会保留旧集合至多五分钟。</translation>
    </message>
    <message>
        <source>Compare the key&apos;s hash with the wallet&apos;s certificate slots, check this desk&apos;s clock, and give a fresh CVM a few minutes to load the hashes.</source>
        <translation>将密钥的哈希与钱包的证书槽位对照，检查本工作台的时钟，并给新的 CVM 几分钟载入哈希。</translation>
    </message>
    <message>
        <source>the registry has approved the runners&apos; compose hashes</source>
        <translation>registry 已批准 runner 的 compose 哈希</translation>
    </message>
    <message>
        <source>the registry accepted the compose hashes, but its answer does not repeat them all</source>
        <translation>registry 接受了 compose 哈希，但其应答没有全部重复</translation>
    </message>
    <message>
        <source>the registry refuses the runners&apos; compose hashes: %1</source>
        <translation>registry 拒绝 runner 的 compose 哈希：%1</translation>
    </message>
    <message>
        <source>the registry&apos;s image is older than approval by call (status 404)</source>
        <translation>registry 的镜像早于按调用批准的功能（状态 404）</translation>
    </message>
    <message>
        <source>the runners&apos; compose hashes could not be approved: %1</source>
        <translation>无法批准 runner 的 compose 哈希：%1</translation>
    </message>
    <message>
        <source>Send them again; until the registry repeats them the runners count as not approved.</source>
        <translation>再次发送；在 registry 重复它们之前，runner 视为未获批准。</translation>
    </message>
    <message>
        <source>Compare the runner&apos;s compose file with the one the registry expects; the runner takes no builds until then.</source>
        <translation>将该 runner 的 compose 文件与 registry 所期望的对照；在此之前该 runner 不接受构建。</translation>
    </message>
    <message>
        <source>Deploy a newer registry image. Or take the old way: update the registry with APPROVED_COMPOSE_HASH set to a real runner&apos;s hash and all its other variables again; that restarts the registry, and the models that run in it end.</source>
        <translation>部署较新的 registry 镜像。或用旧办法：以 APPROVED_COMPOSE_HASH（设为真实 runner 的哈希）及其他全部变量更新 registry；这会重启 registry，其中运行的模型随之结束。</translation>
    </message>
    <message>
        <source>Runners whose hash the registry does not know cannot fetch models. Try again when the registry answers.</source>
        <translation>registry 不认识其哈希的 runner 无法取得模型。待 registry 应答后再试。</translation>
    </message>
    <message>
        <source>the cloud names no compose hash</source>
        <translation>云端没有指明 compose 哈希</translation>
    </message>
    <message>
        <source>what the cloud names is no compose hash</source>
        <translation>云端所指明的不是 compose 哈希</translation>
    </message>
    <message>
        <source>another program answers</source>
        <translation>应答的是另一程序</translation>
    </message>
    <message>
        <source>what it is is not known</source>
        <translation>它是什么尚不清楚</translation>
    </message>
    <message>
        <source>it is a registry, but not the one in charge</source>
        <translation>它是 registry，但不是负责的那一个</translation>
    </message>
    <message>
        <source>its capacity is not known</source>
        <translation>其容量未知</translation>
    </message>
    <message>
        <source>the registry refuses its compose hash</source>
        <translation>registry 拒绝其 compose 哈希</translation>
    </message>
    <message>
        <source>the cluster has %1 registries; choose the one in charge first</source>
        <translation>该集群有 %1 个 registry；先选定负责的一个</translation>
    </message>
    <message>
        <source>all are full</source>
        <translation>全部已满</translation>
    </message>
    <message>
        <source>all that answered are full</source>
        <translation>应答的全部已满</translation>
    </message>
    <message>
        <source>the cluster has no CVM that runs</source>
        <translation>该集群没有在运行的 CVM</translation>
    </message>
    <message>
        <source>nobody&apos;s capacity is known</source>
        <translation>没有任何一台的容量已知</translation>
    </message>
    <message>
        <source>all runners that answered are full, and %1</source>
        <translation>应答的 runner 全部已满，且%1</translation>
    </message>
    <message>
        <source>all that answered are full, and the registry&apos;s capacity is not known</source>
        <translation>应答的全部已满，且 registry 的容量未知</translation>
    </message>
    <message>
        <source>a new runner would be of no use: %1</source>
        <translation>新的 runner 没有用处：%1</translation>
    </message>
    <message>
        <source>the head&apos;s capacity is not known; nothing is deployed on an unclear answer</source>
        <translation>首选的容量未知；不凭不明确的应答部署</translation>
    </message>
    <message>
        <source>there is room</source>
        <translation>还有空位</translation>
    </message>
    <message>
        <source>nobody&apos;s capacity is known; nothing is deployed on an unclear answer</source>
        <translation>没有任何一台的容量已知；不凭不明确的应答部署</translation>
    </message>
    <message>
        <source>another program answers: “%1”</source>
        <translation>应答的是另一程序：“%1”</translation>
    </message>
    <message>
        <source>its mode “%1” is neither a registry nor a runner</source>
        <translation>其模式“%1”既不是 registry 也不是 runner</translation>
    </message>
    <message>
        <source>it does not say whether it is healthy</source>
        <translation>它没有说明是否健康</translation>
    </message>
    <message>
        <source>it says “%1” of itself, not healthy</source>
        <translation>它自称“%1”，而不是健康</translation>
    </message>
    <message>
        <source>the model counts as started, but its address is not named</source>
        <translation>模型视为已启动，但没有指明其地址</translation>
    </message>
    <message>
        <source>the task does not say what it does</source>
        <translation>该任务没有说明其动作</translation>
    </message>
    <message>
        <source>the task does something unknown: “%1”</source>
        <translation>该任务的动作未知：“%1”</translation>
    </message>
    <message>
        <source>the task is in a state that is not known: “%1”</source>
        <translation>该任务处于未知状态：“%1”</translation>
    </message>
    <message>
        <source>what is known of the cluster is too old to act on; refresh it first</source>
        <translation>对集群的了解过旧，不可据此操作；先刷新</translation>
    </message>
    <message>
        <source>the cluster&apos;s limit is reached: %1/%2 models</source>
        <translation>已达集群的上限：%1/%2 个模型</translation>
    </message>
    <message>
        <source>no CVM takes builds: %1</source>
        <translation>没有 CVM 接受构建：%1</translation>
    </message>
    <message>
        <source>a build needs a submission</source>
        <translation>构建需要一个提交</translation>
    </message>
    <message>
        <source>submission %1 is being built already</source>
        <translation>提交 %1 已在构建中</translation>
    </message>
    <message>
        <source>%1 has no address now</source>
        <translation>%1 现在没有地址</translation>
    </message>
    <message>
        <source>the head %1 does not say whether it has room, so nothing was built or deployed: %2</source>
        <translation>首选 %1 没有说明是否有空位，因此未构建也未部署：%2</translation>
    </message>
    <message>
        <source>no CVM has room for another model: %1</source>
        <translation>没有 CVM 有空位容纳另一个模型：%1</translation>
    </message>
    <message>
        <source>Deploy a further runner, or stop a model.</source>
        <translation>再部署一台 runner，或停止一个模型。</translation>
    </message>
    <message>
        <source>Build submission %1</source>
        <translation>构建提交 %1</translation>
    </message>
    <message>
        <source>where task %1 runs is not known</source>
        <translation>任务 %1 在何处运行未知</translation>
    </message>
    <message>
        <source>Refresh the cluster; nothing was sent.</source>
        <translation>刷新集群；未发送任何内容。</translation>
    </message>
    <message>
        <source>%1 task %2 (submission %3)</source>
        <translation>%1 任务 %2（提交 %3）</translation>
    </message>
    <message>
        <source>%1 of %2 done; %3</source>
        <translation>已完成 %1/%2；%3</translation>
    </message>
    <message>
        <source>%1 of %1 done</source>
        <translation>已完成 %1/%1</translation>
    </message>
    <message>
        <source>%1 of %2 done; first failure: %3</source>
        <translation>已完成 %1/%2；首个失败：%3</translation>
    </message>
    <message>
        <source>task %1 is named by %2 and by %3; the one that runs it is believed</source>
        <translation>任务 %1 由 %2 和 %3 同时列出；以运行它的一方为准</translation>
    </message>
    <message>
        <source>%1: %2 task(s) are in a state that is not known; they have no route</source>
        <translation>%1：%2 个任务处于未知状态；它们没有路由</translation>
    </message>
    <message>
        <source>%1: %2 row(s) of its tasks could not be read (%3)</source>
        <translation>%1：%2 行任务无法读取（%3）</translation>
    </message>
    <message>
        <source>&quot;coordinator.wallet&quot; is no Solana address (base58 of 32 bytes)</source>
        <translation>&quot;coordinator.wallet&quot; 不是 Solana 地址（32 字节的 base58）</translation>
    </message>
    <message>
        <source>&quot;storage.region&quot; is no region such as eu-west-1</source>
        <translation>&quot;storage.region&quot; 不是形如 eu-west-1 的区域</translation>
    </message>
    <message>
        <source>answers are a map of sections</source>
        <translation>答案是由各段组成的映射</translation>
    </message>
    <message>
        <source>the service checks signatures</source>
        <translation>服务会检查签名</translation>
    </message>
    <message>
        <source>the registry is told the wallet</source>
        <translation>registry 会被告知钱包</translation>
    </message>
    <message>
        <source>runners are told the wallet</source>
        <translation>runner 会被告知钱包</translation>
    </message>
    <message>
        <source>requests are signed</source>
        <translation>请求会被签名</translation>
    </message>
    <message>
        <source>the cluster hands its key on</source>
        <translation>集群会传递其密钥</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>is not a plain file of this folder</source>
        <translation>不是此文件夹中的普通文件</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>is larger than %1 bytes</source>
        <translation>大于 %1 字节</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not occur: not the revision in which %2</source>
        <translation>没有出现 &quot;%1&quot;：不是%2的那个修订版</translation>
    </message>
    <message>
        <source>Check out a revision that has it.</source>
        <translation>检出含有它的修订版。</translation>
    </message>
    <message>
        <source>no checkout of %1 was named; its code was not looked at</source>
        <translation>没有指明 %1 的检出；未查看其代码</translation>
    </message>
    <message>
        <source>the folder of %1 is not there</source>
        <translation>没有 %1 的文件夹</translation>
    </message>
    <message>
        <source>git leaves %1 alone</source>
        <translation>git 不会碰 %1</translation>
    </message>
    <message>
        <source>nothing here tells git to leave %1 alone: a key could be committed</source>
        <translation>这里没有内容让 git 不碰 %1：密钥可能被提交</translation>
    </message>
    <message>
        <source>Add the line %1.</source>
        <translation>添加一行 %1。</translation>
    </message>
    <message>
        <source>the spawntee</source>
        <translation>该 spawntee</translation>
    </message>
    <message>
        <source>the orchestrator</source>
        <translation>该编排器</translation>
    </message>
    <message>
        <source>the version of the spawntee&apos;s code is not known, so it was not compared with the images</source>
        <translation>spawntee 代码的版本未知，因此未与镜像对照</translation>
    </message>
    <message>
        <source>the registry&apos;s</source>
        <translation>registry 的</translation>
    </message>
    <message>
        <source>the runners&apos;</source>
        <translation>runner 的</translation>
    </message>
    <message>
        <source>%1 compose file names no version of the image</source>
        <translation>%1 compose 文件没有写明镜像的版本</translation>
    </message>
    <message>
        <source>%1 image is version %2, as the checkout</source>
        <translation>%1 镜像是版本 %2，与检出相同</translation>
    </message>
    <message>
        <source>%1 compose file runs version %2, the checkout is version %3</source>
        <translation>%1 compose 文件运行版本 %2，检出是版本 %3</translation>
    </message>
    <message>
        <source>Check out the version that is run, or accept that another code is looked at.</source>
        <translation>检出正在运行的版本，或接受所查看的是另一份代码。</translation>
    </message>
    <message>
        <source>a cluster needs a name</source>
        <translation>集群需要一个名称</translation>
    </message>
    <message>
        <source>the name has %1 characters, at most %2 leave room for the names of its machines</source>
        <translation>名称有 %1 个字符，至多 %2 个才容得下其机器的名称</translation>
    </message>
    <message>
        <source>the name must begin with a letter</source>
        <translation>名称必须以字母开头</translation>
    </message>
    <message>
        <source>the name has &quot;%1&quot;; letters, digits and hyphens are allowed</source>
        <translation>名称中有 &quot;%1&quot;；仅允许字母、数字和连字符</translation>
    </message>
    <message>
        <source>%1 is a temporary runner that an earlier setup left behind; it is still paid for</source>
        <translation>%1 是先前的搭建留下的临时 runner；仍在计费</translation>
    </message>
    <message>
        <source>Delete it in the CVMs pane.</source>
        <translation>在 CVM 面板中删除它。</translation>
    </message>
    <message>
        <source>an orchestrator of &quot;%1&quot; would take %2 for one of its machines: it looks at the beginning of the name alone</source>
        <translation>&quot;%1&quot; 的编排器会把 %2 当作自己的机器：它只看名称的开头</translation>
    </message>
    <message>
        <source>Choose a name that no other machine&apos;s name begins with.</source>
        <translation>选择一个没有其他机器以其开头的名称。</translation>
    </message>
    <message>
        <source>the orchestrator of cluster &quot;%1&quot; would take the machines of &quot;%2&quot; for its own</source>
        <translation>集群 &quot;%1&quot; 的编排器会把 &quot;%2&quot; 的机器当作自己的</translation>
    </message>
    <message>
        <source>Choose a name that does not begin with another cluster&apos;s name.</source>
        <translation>选择一个不以另一集群名称开头的名称。</translation>
    </message>
    <message>
        <source>the text holds %1, and everybody who may see the app may read it</source>
        <translation>文本中含有%1，凡可查看该应用的人都能读到</translation>
    </message>
    <message>
        <source>Take it out, change that key, and pass it as an encrypted variable.</source>
        <translation>将其取出，更换该密钥，并作为加密变量传入。</translation>
    </message>
    <message>
        <source>the file names no services</source>
        <translation>该文件没有写明服务</translation>
    </message>
    <message>
        <source>&quot;include&quot; takes services from other files, which are not looked at</source>
        <translation>&quot;include&quot; 引入了其他文件中的服务，那些文件未被查看</translation>
    </message>
    <message>
        <source>the service is not privileged, so Docker inside it cannot run models</source>
        <translation>该服务没有特权，因此其中的 Docker 无法运行模型</translation>
    </message>
    <message>
        <source>service %1: %2 could not be understood</source>
        <translation>服务 %1：无法理解 %2</translation>
    </message>
    <message>
        <source>the value of %1 is written in the text</source>
        <translation>%1 的值写在文本中</translation>
    </message>
    <message>
        <source>Write ${%1} instead and pass it as an encrypted variable.</source>
        <translation>改写为 ${%1}，并作为加密变量传入。</translation>
    </message>
    <message>
        <source>port %1 is published: debug images offer a web shell with a fixed password there</source>
        <translation>端口 %1 已公开：调试镜像在该端口提供密码固定的网页终端</translation>
    </message>
    <message>
        <source>Take the port out.</source>
        <translation>去掉该端口。</translation>
    </message>
    <message>
        <source>service %1 takes variables from a file of the machine</source>
        <translation>服务 %1 从机器的文件中取变量</translation>
    </message>
    <message>
        <source>no service has a variable MODE, so none can be the spawntee</source>
        <translation>没有服务具有变量 MODE，因此没有一个可以是 spawntee</translation>
    </message>
    <message>
        <source>%1 services have a variable MODE</source>
        <translation>有 %1 个服务具有变量 MODE</translation>
    </message>
    <message>
        <source>the spawntee has no variable MODE; it must be %1</source>
        <translation>spawntee 没有变量 MODE；它必须为 %1</translation>
    </message>
    <message>
        <source>MODE has no default, and nothing passes it; it must be %1</source>
        <translation>MODE 没有默认值，也没有传入；它必须为 %1</translation>
    </message>
    <message>
        <source>MODE is %1</source>
        <translation>MODE 为 %1</translation>
    </message>
    <message>
        <source>MODE is %1; it must be %2</source>
        <translation>MODE 为 %1；它必须为 %2</translation>
    </message>
    <message>
        <source>port %1 is not published, so nothing can reach the spawntee</source>
        <translation>端口 %1 未公开，因此无法访问 spawntee</translation>
    </message>
    <message>
        <source>Add &quot;%1:8080&quot; to its ports.</source>
        <translation>在其 ports 中添加 &quot;%1:8080&quot;。</translation>
    </message>
    <message>
        <source>port %1 is published to the machine itself alone</source>
        <translation>端口 %1 只对机器自身公开</translation>
    </message>
    <message>
        <source>port %1 is published</source>
        <translation>端口 %1 已公开</translation>
    </message>
    <message>
        <source>none of the ports %1 to %2 is published, so no model can be reached</source>
        <translation>端口 %1 到 %2 都未公开，因此无法访问任何模型</translation>
    </message>
    <message>
        <source>room for at most %1 models, by the ports that are published</source>
        <translation>按公开的端口，至多容纳 %1 个模型</translation>
    </message>
    <message>
        <source>%1 does not reach the container: %2</source>
        <translation>%1 没有传到容器：%2</translation>
    </message>
    <message>
        <source>Add %1=${%1} to its environment.</source>
        <translation>在其 environment 中添加 %1=${%1}。</translation>
    </message>
    <message>
        <source>the machine would accept requests that nobody signed</source>
        <translation>机器会接受无人签名的请求</translation>
    </message>
    <message>
        <source>its models would be announced under the domain that the file names, wherever the machine is</source>
        <translation>其模型会以文件所写的域名公布，无论机器在何处</translation>
    </message>
    <message>
        <source>the threshold of the settings has no effect</source>
        <translation>设置中的阈值不起作用</translation>
    </message>
    <message>
        <source>the registry could not read submissions</source>
        <translation>registry 无法读取提交</translation>
    </message>
    <message>
        <source>the file does not forward %1, so runners can be approved by call alone</source>
        <translation>该文件没有转交 %1，因此 runner 只能按调用批准</translation>
    </message>
    <message>
        <source>the runner could not find its registry</source>
        <translation>runner 找不到其 registry</translation>
    </message>
    <message>
        <source>the memory of the settings has no effect</source>
        <translation>设置中的内存不起作用</translation>
    </message>
    <message>
        <source>%1 is given to a runner, which does not need it</source>
        <translation>%1 被给了 runner，而它并不需要</translation>
    </message>
    <message>
        <source>whether the debug mode is on is decided by a variable without a default</source>
        <translation>调试模式是否开启由一个没有默认值的变量决定</translation>
    </message>
    <message>
        <source>the debug mode is on: whoever may sign requests can run commands inside and read its secrets</source>
        <translation>调试模式已开启：凡可签名请求的人都能在其中执行命令并读取其密钥</translation>
    </message>
    <message>
        <source>Turn it off, or accept it knowingly.</source>
        <translation>将其关闭，或明知而接受。</translation>
    </message>
    <message>
        <source>the image is built on the machine, from sources that no hash covers</source>
        <translation>该镜像在机器上构建，其源码不在任何哈希之内</translation>
    </message>
    <message>
        <source>a variable chooses the image, and values of variables are not in the compose hash</source>
        <translation>镜像由变量选择，而变量的值不在 compose 哈希之内</translation>
    </message>
    <message>
        <source>the image is named by its digest</source>
        <translation>镜像按摘要指明</translation>
    </message>
    <message>
        <source>%1 is whatever was pushed last</source>
        <translation>%1 是最后推送的任意内容</translation>
    </message>
    <message>
        <source>Name a version, better a digest.</source>
        <translation>写明版本，最好是摘要。</translation>
    </message>
    <message>
        <source>%1 is a tag: it can be moved to other code without a change of the compose hash</source>
        <translation>%1 是标签：可以移到其他代码而 compose 哈希不变</translation>
    </message>
    <message>
        <source>Name the digest (name@sha256:…).</source>
        <translation>写明摘要（name@sha256:…）。</translation>
    </message>
    <message>
        <source>%1 is a path of the machine itself</source>
        <translation>%1 是机器自身的路径</translation>
    </message>
    <message>
        <source>the volume %1 is not declared under &quot;volumes&quot;</source>
        <translation>卷 %1 没有在 &quot;volumes&quot; 下声明</translation>
    </message>
    <message>
        <source>the volume %1 is expected to exist, and a new machine has none</source>
        <translation>卷 %1 应已存在，而新机器上没有</translation>
    </message>
    <message>
        <source>the volume %1 has no store outside: it ends with the machine</source>
        <translation>卷 %1 没有外部存储：它随机器一同消失</translation>
    </message>
    <message>
        <source>no named volume keeps the state of tasks, so a restart forgets them</source>
        <translation>没有命名卷保存任务的状态，因此重启后会忘记</translation>
    </message>
    <message>
        <source>no attestation socket is mounted, so the machine can prove nothing</source>
        <translation>没有挂载证明套接字，因此机器什么也证明不了</translation>
    </message>
    <message>
        <source>Mount /var/run/dstack.sock and /var/run/tappd.sock.</source>
        <translation>挂载 /var/run/dstack.sock 和 /var/run/tappd.sock。</translation>
    </message>
    <message>
        <source>the file has %1 bytes, the cloud takes %2</source>
        <translation>该文件有 %1 字节，云端接受 %2</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>无法读取该文件：%1</translation>
    </message>
    <message>
        <source>Nothing in it was checked.</source>
        <translation>其中的内容均未检查。</translation>
    </message>
    <message>
        <source>the images of the two files could not be compared</source>
        <translation>无法对照两个文件的镜像</translation>
    </message>
    <message>
        <source>both files name the same image, %1</source>
        <translation>两个文件写明同一镜像 %1</translation>
    </message>
    <message>
        <source>the registry runs %1 and runners %2; they must be the same</source>
        <translation>registry 运行 %1，runner 运行 %2；两者必须相同</translation>
    </message>
    <message>
        <source>Write the same image into both files.</source>
        <translation>在两个文件中写入同一镜像。</translation>
    </message>
    <message>
        <source> (accepted by the operator)</source>
        <translation>（操作员已接受）</translation>
    </message>
    <message>
        <source>a quotation mark that is not closed on its line</source>
        <translation>引号没有在本行闭合</translation>
    </message>
    <message>
        <source>the file has %1 bytes, the limit is %2</source>
        <translation>该文件有 %1 字节，上限为 %2</translation>
    </message>
    <message>
        <source>Write one NAME=value on each line.</source>
        <translation>每行写一个 NAME=value。</translation>
    </message>
    <message>
        <source>a control character</source>
        <translation>控制字符</translation>
    </message>
    <message>
        <source>not a line NAME=value</source>
        <translation>不是 NAME=value 行</translation>
    </message>
    <message>
        <source>not the name of a variable</source>
        <translation>不是变量的名称</translation>
    </message>
    <message>
        <source>the value of %1 has a line break or a zero byte</source>
        <translation>%1 的值含有换行或零字节</translation>
    </message>
    <message>
        <source>Enter the value on one line.</source>
        <translation>在一行内输入该值。</translation>
    </message>
    <message>
        <source>%1 is set again further down, and that one counts</source>
        <translation>%1 在后面又设置了一次，以后者为准</translation>
    </message>
    <message>
        <source>Keep one of the lines.</source>
        <translation>保留其中一行。</translation>
    </message>
    <message>
        <source>a shell that reads this file would replace or execute a part of %1</source>
        <translation>读取此文件的 shell 会替换或执行 %1 的一部分</translation>
    </message>
    <message>
        <source>Put the value in single quotes.</source>
        <translation>用单引号括住该值。</translation>
    </message>
    <message>
        <source>its former mode cannot be set: %1</source>
        <translation>无法设置其原先的权限：%1</translation>
    </message>
    <message>
        <source>the folder for %1 is not there</source>
        <translation>没有存放 %1 的文件夹</translation>
    </message>
    <message>
        <source>Make the folder, or name another file.</source>
        <translation>建立该文件夹，或写明另一个文件。</translation>
    </message>
    <message>
        <source>%1 was changed since it was looked at</source>
        <translation>%1 自查看以来已被更改</translation>
    </message>
    <message>
        <source>Look at the change again.</source>
        <translation>重新查看此更改。</translation>
    </message>
    <message>
        <source>The file was not written.</source>
        <translation>文件未写入。</translation>
    </message>
    <message>
        <source>the name of the backup is taken by another file</source>
        <translation>备份的名称已被另一文件占用</translation>
    </message>
    <message>
        <source>Move that file away.</source>
        <translation>移走该文件。</translation>
    </message>
    <message>
        <source>the file was changed since it was written here, and is left as it is</source>
        <translation>文件自在此写入以来已被更改，保持原样</translation>
    </message>
    <message>
        <source>Delete it by hand if it is not needed.</source>
        <translation>若不再需要，手动删除。</translation>
    </message>
    <message>
        <source>What it was before is in %1.</source>
        <translation>它之前的内容在 %1 中。</translation>
    </message>
    <message>
        <source>the file cannot be deleted</source>
        <translation>无法删除该文件</translation>
    </message>
    <message>
        <source>the backup was changed</source>
        <translation>备份已被更改</translation>
    </message>
    <message>
        <source>the backup is not there any more</source>
        <translation>备份已不存在</translation>
    </message>
    <message>
        <source>The file is as this setup wrote it.</source>
        <translation>文件是本次搭建写入的样子。</translation>
    </message>
    <message>
        <source>the registry&apos;s compose file is not named here any more: it will be taken out</source>
        <translation>这里已不再写明 registry 的 compose 文件：将会去掉</translation>
    </message>
    <message>
        <source>it is called capacity-threshold now, and was ignored before: it will be taken out</source>
        <translation>它现在叫 capacity-threshold，此前一直被忽略：将会去掉</translation>
    </message>
    <message>
        <source>it names a folder; today one file is named in gateway-key-path: it will be replaced</source>
        <translation>它写的是文件夹；现在在 gateway-key-path 中写明单个文件：将会替换</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and line %2 set the same thing</source>
        <translation>&quot;%1&quot; 与第 %2 行设置的是同一项</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>保留其中一个。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is rejected by the orchestrator; it is written %2</source>
        <translation>编排器会拒绝 &quot;%1&quot;；应写作 %2</translation>
    </message>
    <message>
        <source>&quot;gateway-key-path&quot; is missing, and today&apos;s orchestrator needs it</source>
        <translation>缺少 &quot;gateway-key-path&quot;，现在的编排器需要它</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be %2</source>
        <translation>&quot;%1&quot; 必须为%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds %2; no secret belongs into this file</source>
        <translation>&quot;%1&quot; 中含有%2；密钥不应放入此文件</translation>
    </message>
    <message>
        <source>&quot;%1&quot; comes from the orchestrator&apos;s environment and is not taken over</source>
        <translation>&quot;%1&quot; 取自编排器的环境，不会沿用</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a number above 0 and up to 1</source>
        <translation>大于 0 且不超过 1 的数</translation>
    </message>
    <message>
        <source>unknown key &quot;%1&quot;, which the orchestrator rejects</source>
        <translation>未知的键 &quot;%1&quot;，编排器会拒绝</translation>
    </message>
    <message>
        <source>Correct it or take it out.</source>
        <translation>修正或去掉它。</translation>
    </message>
    <message>
        <source>an http or https address without a user</source>
        <translation>不含用户名的 http 或 https 地址</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is rejected by today&apos;s orchestrator; %2</source>
        <translation>现在的编排器会拒绝 &quot;%1&quot;；%2</translation>
    </message>
    <message>
        <source>&quot;infrastructure&quot; is missing; this is not an orchestrator&apos;s configuration</source>
        <translation>缺少 &quot;infrastructure&quot;；这不是编排器的配置</translation>
    </message>
    <message>
        <source>&quot;infrastructure.runner&quot; is missing</source>
        <translation>缺少 &quot;infrastructure.runner&quot;</translation>
    </message>
    <message>
        <source>&quot;infrastructure.runner.type&quot; is not phala</source>
        <translation>&quot;infrastructure.runner.type&quot; 不是 phala</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not written on a line of its own</source>
        <translation>&quot;%1&quot; 没有单独成行</translation>
    </message>
    <message>
        <source>Change it in the file.</source>
        <translation>在文件中更改它。</translation>
    </message>
    <message>
        <source>the runner block cannot be brought to the wanted values line by line</source>
        <translation>无法逐行把 runner 块改为期望的值</translation>
    </message>
    <message>
        <source>the cloud does not tell the compose hash of %1</source>
        <translation>云端没有告知 %1 的 compose 哈希</translation>
    </message>
    <message>
        <source>No runner was approved.</source>
        <translation>未批准任何 runner。</translation>
    </message>
    <message>
        <source>looking for runners</source>
        <translation>正在查找 runner</translation>
    </message>
    <message>
        <source>no runner had to be approved</source>
        <translation>没有需要批准的 runner</translation>
    </message>
    <message>
        <source>approve %1 compose hashes</source>
        <translation>批准 %1 个 compose 哈希</translation>
    </message>
    <message>
        <source>this registry knows no approval by call</source>
        <translation>此 registry 不支持按调用批准</translation>
    </message>
    <message>
        <source>the registry did not repeat the hash %1</source>
        <translation>registry 没有重复哈希 %1</translation>
    </message>
    <message>
        <source>Run the setup again; approving twice is harmless.</source>
        <translation>再次运行搭建；重复批准并无害处。</translation>
    </message>
    <message>
        <source>%1 compose hashes were approved</source>
        <translation>已批准 %1 个 compose 哈希</translation>
    </message>
    <message>
        <source>this registry&apos;s image is too old to approve runners by call (404)</source>
        <translation>此 registry 的镜像过旧，无法按调用批准 runner（404）</translation>
    </message>
    <message>
        <source>Deploy a newer image, or answer &quot;approve-by-restart: true&quot;: the registry then restarts with APPROVED_COMPOSE_HASH, and models that run on it end.</source>
        <translation>部署较新的镜像，或回答 &quot;approve-by-restart: true&quot;：registry 随后以 APPROVED_COMPOSE_HASH 重启，其上运行的模型会结束。</translation>
    </message>
    <message>
        <source>an old registry takes one compose hash, and the runners have %1</source>
        <translation>旧 registry 只接受一个 compose 哈希，而 runner 有 %1 个</translation>
    </message>
    <message>
        <source>the registry&apos;s compose file does not forward APPROVED_COMPOSE_HASH</source>
        <translation>registry 的 compose 文件没有转交 APPROVED_COMPOSE_HASH</translation>
    </message>
    <message>
        <source>restart %1 with the approved compose hash</source>
        <translation>以已批准的 compose 哈希重启 %1</translation>
    </message>
    <message>
        <source>the owner of the app&apos;s contract has to allow the change first</source>
        <translation>须先由应用合约的所有者允许此更改</translation>
    </message>
    <message>
        <source>Allow it on chain, or deploy a newer image.</source>
        <translation>在链上允许它，或部署较新的镜像。</translation>
    </message>
    <message>
        <source>%1 was restarted with the approved compose hash</source>
        <translation>已以批准的 compose 哈希重启 %1</translation>
    </message>
    <message>
        <source>the compose file</source>
        <translation>compose 文件</translation>
    </message>
    <message>
        <source>the cloud&apos;s account could not be asked for</source>
        <translation>无法查询云端的账户</translation>
    </message>
    <message>
        <source>the cloud&apos;s key belongs to workspace %1</source>
        <translation>云端的密钥属于工作区 %1</translation>
    </message>
    <message>
        <source>the cloud&apos;s account</source>
        <translation>云端的账户</translation>
    </message>
    <message>
        <source>the cloud&apos;s nodes and types of machines could not be asked for</source>
        <translation>无法查询云端的节点和机器类型</translation>
    </message>
    <message>
        <source>the cloud&apos;s nodes</source>
        <translation>云端的节点</translation>
    </message>
    <message>
        <source>the cloud&apos;s types of machines</source>
        <translation>云端的机器类型</translation>
    </message>
    <message>
        <source>the cloud offers no machine of type %1</source>
        <translation>云端不提供 %1 类型的机器</translation>
    </message>
    <message>
        <source>no node takes machines now</source>
        <translation>现在没有节点接受机器</translation>
    </message>
    <message>
        <source>node %1 takes no machines now; those that do: %2</source>
        <translation>节点 %1 现在不接受机器；接受的有：%2</translation>
    </message>
    <message>
        <source>node %1 has no room for a registry and one runner</source>
        <translation>节点 %1 容不下一个 registry 和一个 runner</translation>
    </message>
    <message>
        <source>Choose another node or a smaller type.</source>
        <translation>选择另一个节点或较小的类型。</translation>
    </message>
    <message>
        <source>the cloud does not say how much room node %1 has</source>
        <translation>云端没有说明节点 %1 有多少空位</translation>
    </message>
    <message>
        <source>node %1 has room for a registry and one runner</source>
        <translation>节点 %1 容得下一个 registry 和一个 runner</translation>
    </message>
    <message>
        <source>the coordinator&apos;s signing key could not be looked at</source>
        <translation>无法查看协调器的签名密钥</translation>
    </message>
    <message>
        <source>the coordinator&apos;s signing key</source>
        <translation>协调器的签名密钥</translation>
    </message>
    <message>
        <source>the signing key has %1 bits, at least %2 are needed</source>
        <translation>签名密钥有 %1 位，至少需要 %2 位</translation>
    </message>
    <message>
        <source>the signing key is RSA of %1 bits</source>
        <translation>签名密钥是 %1 位的 RSA</translation>
    </message>
    <message>
        <source>the key was not compared with what the wallet allows; the check at the end will tell</source>
        <translation>该密钥未与钱包所允许的对照；最后的检查会说明</translation>
    </message>
    <message>
        <source>the keys that the wallet allows</source>
        <translation>钱包所允许的密钥</translation>
    </message>
    <message>
        <source>the wallet does not allow this signing key</source>
        <translation>钱包不允许此签名密钥</translation>
    </message>
    <message>
        <source>Enter the key&apos;s certificate for the wallet, or name the key that is allowed.</source>
        <translation>为钱包登记该密钥的证书，或写明被允许的密钥。</translation>
    </message>
    <message>
        <source>the wallet allows this key (primary)</source>
        <translation>钱包允许此密钥（主）</translation>
    </message>
    <message>
        <source>the wallet allows this key (secondary)</source>
        <translation>钱包允许此密钥（次）</translation>
    </message>
    <message>
        <source>%1 is empty or has blanks in it</source>
        <translation>%1 为空或含有空白</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>%1 was written: %2 (before: %3)</source>
        <translation>已写入 %1：%2（之前：%3）</translation>
    </message>
    <message>
        <source>asking without a signature</source>
        <translation>正在不带签名询问</translation>
    </message>
    <message>
        <source>the registry answers and is healthy</source>
        <translation>registry 应答且健康</translation>
    </message>
    <message>
        <source>the request without a signature</source>
        <translation>不带签名的请求</translation>
    </message>
    <message>
        <source>a request without a signature is refused (401)</source>
        <translation>不带签名的请求被拒绝（401）</translation>
    </message>
    <message>
        <source>ALARM: a request without a signature is served (%1); everybody can use this machine</source>
        <translation>警报：不带签名的请求得到应答（%1）；任何人都能使用此机器</translation>
    </message>
    <message>
        <source>a request without a signature is answered with %1 instead of 401</source>
        <translation>不带签名的请求得到的是 %1，而不是 401</translation>
    </message>
    <message>
        <source>Look at whether GATEWAY_AUTH_COORDINATOR_WALLET reached the container; undo the setup otherwise.</source>
        <translation>检查 GATEWAY_AUTH_COORDINATOR_WALLET 是否传到容器；否则撤销搭建。</translation>
    </message>
    <message>
        <source>the checks at the end were stopped</source>
        <translation>最后的检查已停止</translation>
    </message>
    <message>
        <source>Run the setup again.</source>
        <translation>再次运行搭建。</translation>
    </message>
    <message>
        <source>asking with a signature</source>
        <translation>正在带签名询问</translation>
    </message>
    <message>
        <source>a signed request is accepted</source>
        <translation>带签名的请求被接受</translation>
    </message>
    <message>
        <source>the signed request</source>
        <translation>带签名的请求</translation>
    </message>
    <message>
        <source>the capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>it has room for models</source>
        <translation>有容纳模型的空位</translation>
    </message>
    <message>
        <source>it takes no models now</source>
        <translation>现在不接受模型</translation>
    </message>
    <message>
        <source>whether commands can be run inside</source>
        <translation>是否可在其中执行命令</translation>
    </message>
    <message>
        <source>it runs commands for whoever may sign requests</source>
        <translation>它为凡可签名请求的人执行命令</translation>
    </message>
    <message>
        <source>Deploy it without the debug mode, or accept it knowingly.</source>
        <translation>以关闭调试模式的方式部署，或明知而接受。</translation>
    </message>
    <message>
        <source>it offers no commands</source>
        <translation>它不提供命令</translation>
    </message>
    <message>
        <source>the machine at the cloud</source>
        <translation>云端的机器</translation>
    </message>
    <message>
        <source>it announces its models under %1, but is reached under %2</source>
        <translation>它以 %1 公布其模型，但通过 %2 访问</translation>
    </message>
    <message>
        <source>Change CVM_BASE_DOMAIN of the machine.</source>
        <translation>更改机器的 CVM_BASE_DOMAIN。</translation>
    </message>
    <message>
        <source>which domain it announces its models under is not known: its variables are as they were</source>
        <translation>不知道它以哪个域名公布其模型：其变量保持原样</translation>
    </message>
    <message>
        <source>it announces its models where they are reached</source>
        <translation>它公布模型之处即访问之处</translation>
    </message>
    <message>
        <source>its compose hash is not the one that the cloud promised</source>
        <translation>其 compose 哈希不是云端承诺的那一个</translation>
    </message>
    <message>
        <source>Compare the machine&apos;s attestation before it is used.</source>
        <translation>使用之前，先比较该机器的证明。</translation>
    </message>
    <message>
        <source>its compose hash is the promised one, by the cloud&apos;s word</source>
        <translation>按云端的说法，其 compose 哈希是承诺的那一个</translation>
    </message>
    <message>
        <source>whether its logs are public could not be read</source>
        <translation>无法读取其日志是否公开</translation>
    </message>
    <message>
        <source>its logs are public</source>
        <translation>其日志是公开的</translation>
    </message>
    <message>
        <source>the cloud does not say whether its logs are public; by default they are</source>
        <translation>云端没有说明其日志是否公开；默认公开</translation>
    </message>
    <message>
        <source>its logs are not public</source>
        <translation>其日志不公开</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>未撤销任何内容。</translation>
    </message>
    <message>
        <source>take the file away</source>
        <translation>取走该文件</translation>
    </message>
    <message>
        <source>put the former file back</source>
        <translation>放回原先的文件</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 已不存在</translation>
    </message>
    <message>
        <source>%1 was not found, but a part of the cloud&apos;s list could not be read</source>
        <translation>未找到 %1，但云端列表的一部分无法读取</translation>
    </message>
    <message>
        <source>Look for app %1 in the cloud&apos;s own list: it may still be paid for.</source>
        <translation>在云端自己的列表中查找应用 %1：它可能仍在计费。</translation>
    </message>
    <message>
        <source>delete %1 (app %2)</source>
        <translation>删除 %1（应用 %2）</translation>
    </message>
    <message>
        <source>It may still be paid for. Run the undo again.</source>
        <translation>它可能仍在计费。再次运行撤销。</translation>
    </message>
    <message>
        <source>No machine is made.</source>
        <translation>不会创建机器。</translation>
    </message>
    <message>
        <source>The cloud does not say what the registry costs an hour.</source>
        <translation>云端没有说明 registry 每小时的费用。</translation>
    </message>
    <message>
        <source>The registry costs %1 %2 an hour from now on, and each runner that the orchestrator adds as much again.</source>
        <translation>registry 从现在起每小时 %1 %2，编排器添加的每个 runner 也各需同样费用。</translation>
    </message>
    <message>
        <source>set up cluster %1</source>
        <translation>搭建集群 %1</translation>
    </message>
    <message>
        <source>Set up %1</source>
        <translation>搭建 %1</translation>
    </message>
    <message>
        <source>Take over %1 as it is</source>
        <translation>按现状接管 %1</translation>
    </message>
    <message>
        <source>Make %1 (%2 on node %3) and wait until it answers</source>
        <translation>创建 %1（节点 %3 上的 %2）并等待其应答</translation>
    </message>
    <message>
        <source>approval of runners: there are none yet; the orchestrator approves each one it makes</source>
        <translation>批准 runner：目前还没有；编排器会批准它创建的每一个</translation>
    </message>
    <message>
        <source>Approve the compose hashes of %1 runners</source>
        <translation>批准 %1 个 runner 的 compose 哈希</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>Write %1, and keep the former one beside it</source>
        <translation>写入 %1，并在旁边保留原先的文件</translation>
    </message>
    <message>
        <source>Verify: answers, refuses unsigned requests, accepts signed ones, has room, offers no commands, is where it says</source>
        <translation>验证：应答、拒绝未签名的请求、接受已签名的请求、有空位、不提供命令、位于其所说之处</translation>
    </message>
    <message>
        <source>what was done stays, and the same command goes on from there</source>
        <translation>已做的保留，同一命令从该处继续</translation>
    </message>
    <message>
        <source>files get their former bytes back, and the registry is deleted if this setup made it</source>
        <translation>文件恢复原先的字节；若 registry 由本次搭建创建则删除</translation>
    </message>
    <message>
        <source>nothing was looked at yet</source>
        <translation>尚未查看任何内容</translation>
    </message>
    <message>
        <source>this desk cannot make machines in this environment</source>
        <translation>本工作台在此环境中不能创建机器</translation>
    </message>
    <message>
        <source>undo the setup of cluster %1</source>
        <translation>撤销集群 %1 的搭建</translation>
    </message>
    <message>
        <source>cannot be undone: a deleted machine and its data are gone</source>
        <translation>无法撤销：被删除的机器及其数据将消失</translation>
    </message>
    <message>
        <source>what is undone stays undone, and the same command goes on from there</source>
        <translation>已撤销的保持撤销，同一命令从该处继续</translation>
    </message>
    <message>
        <source>there is no setup of this cluster to undo</source>
        <translation>没有可撤销的该集群搭建</translation>
    </message>
    <message>
        <source>Delete the file</source>
        <translation>删除该文件</translation>
    </message>
    <message>
        <source>Put the former file back</source>
        <translation>放回原先的文件</translation>
    </message>
    <message>
        <source>the approval of runners: a registry has no call to take it back</source>
        <translation>runner 的批准：registry 没有收回它的调用</translation>
    </message>
    <message>
        <source>Delete %1 with its data, if this setup made it</source>
        <translation>若由本次搭建创建，则删除 %1 及其数据</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>a deleted machine cannot be brought back</source>
        <translation>被删除的机器无法恢复</translation>
    </message>
    <message>
        <source>%1: it was there before, and stays</source>
        <translation>%1：此前已存在，予以保留</translation>
    </message>
    <message>
        <source>Unlock it first.</source>
        <translation>先解锁。</translation>
    </message>
    <message>
        <source>Nothing was sent and nothing was written.</source>
        <translation>未发送也未写入任何内容。</translation>
    </message>
    <message>
        <source>what an earlier run has done</source>
        <translation>先前的运行所做的内容</translation>
    </message>
    <message>
        <source>Nothing more was sent: without its state on disk a setup does not go on.</source>
        <translation>未再发送任何内容：磁盘上没有状态，搭建便不继续。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>未发送任何内容。</translation>
    </message>
    <message>
        <source>every check at the end passed</source>
        <translation>最后的检查全部通过</translation>
    </message>
    <message>
        <source>a check at the end did not pass</source>
        <translation>最后有一项检查未通过</translation>
    </message>
    <message>
        <source>outcome not recorded</source>
        <translation>结果未记录</translation>
    </message>
    <message>
        <source>looking for the registry</source>
        <translation>正在查找 registry</translation>
    </message>
    <message>
        <source>%1 was made (app %2)</source>
        <translation>已创建 %1（应用 %2）</translation>
    </message>
    <message>
        <source>%1 was taken over (app %2)</source>
        <translation>已接管 %1（应用 %2）</translation>
    </message>
    <message>
        <source>no node was chosen</source>
        <translation>未选择节点</translation>
    </message>
    <message>
        <source>Nothing was made.</source>
        <translation>未创建任何内容。</translation>
    </message>
    <message>
        <source>preparing %1</source>
        <translation>正在准备 %1</translation>
    </message>
    <message>
        <source>the cloud promised no app id, so a lost answer could not be followed up</source>
        <translation>云端没有承诺应用 id，因此丢失的应答无法追查</translation>
    </message>
    <message>
        <source>make %1 on node %2 as app %3</source>
        <translation>在节点 %2 上创建 %1，作为应用 %3</translation>
    </message>
    <message>
        <source>making %1</source>
        <translation>正在创建 %1</translation>
    </message>
    <message>
        <source>; whether its variables can be read inside alone could not be verified</source>
        <translation>；其变量是否只能在内部读取，无法验证</translation>
    </message>
    <message>
        <source>the answer was lost; looking for %1</source>
        <translation>应答已丢失；正在查找 %1</translation>
    </message>
    <message>
        <source>Run the setup again: it looks for app %1 before it makes anything.</source>
        <translation>再次运行搭建：它在创建之前会先查找应用 %1。</translation>
    </message>
    <message>
        <source>it has not answered</source>
        <translation>它尚未应答</translation>
    </message>
    <message>
        <source>waiting for %1: %2</source>
        <translation>正在等待 %1：%2</translation>
    </message>
    <message>
        <source>%1 does not run: %2</source>
        <translation>%1 没有运行：%2</translation>
    </message>
    <message>
        <source>Look at its log, or undo the setup.</source>
        <translation>查看其日志，或撤销搭建。</translation>
    </message>
    <message>
        <source>the cloud does not say yet where it is</source>
        <translation>云端尚未说明它在何处</translation>
    </message>
    <message>
        <source>its mode is &quot;%1&quot;, so it holds no registry</source>
        <translation>其模式为 &quot;%1&quot;，因此其中没有 registry</translation>
    </message>
    <message>
        <source>Correct MODE in the registry&apos;s compose file, undo, and begin anew.</source>
        <translation>修正 registry 的 compose 文件中的 MODE，撤销，然后重新开始。</translation>
    </message>
    <message>
        <source>it says &quot;%1&quot;</source>
        <translation>它说 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>another program answers there</source>
        <translation>那里应答的是另一程序</translation>
    </message>
    <message>
        <source>%1 is not ready: %2</source>
        <translation>%1 未就绪：%2</translation>
    </message>
    <message>
        <source>Run the setup again to wait on, or undo it; the machine is paid for meanwhile.</source>
        <translation>再次运行搭建以继续等待，或撤销；期间机器仍在计费。</translation>
    </message>
    <message>
        <source>stopped waiting for %1</source>
        <translation>已停止等待 %1</translation>
    </message>
    <message>
        <source>the state of the setup cannot be read: %1</source>
        <translation>无法读取搭建的状态：%1</translation>
    </message>
    <message>
        <source>Look at the machines of the cluster, then move the file away to begin anew.</source>
        <translation>查看该集群的机器，然后移走该文件以重新开始。</translation>
    </message>
    <message>
        <source>it is of another version of this program</source>
        <translation>它属于本程序的另一版本</translation>
    </message>
    <message>
        <source>a member is missing</source>
        <translation>缺少一个成员</translation>
    </message>
    <message>
        <source>an entry of its files is not whole</source>
        <translation>其文件中有一项不完整</translation>
    </message>
    <message>
        <source>another program is setting this cluster up</source>
        <translation>另一程序正在设置该集群</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>等它结束。</translation>
    </message>
    <message>
        <source>%1 is there already (%2 on node %3)</source>
        <translation>已有 %1（节点 %3 上的 %2）</translation>
    </message>
    <message>
        <source>Start it or delete it; a second one is never made.</source>
        <translation>启动或删除它；绝不会创建第二个。</translation>
    </message>
    <message>
        <source>; this setup made or took it before</source>
        <translation>；先前由本次搭建创建或接管</translation>
    </message>
    <message>
        <source>; this setup made or took it before, from other answers: it stays as it is</source>
        <translation>；先前由本次搭建以其他答案创建或接管：保持原样</translation>
    </message>
    <message>
        <source>; it is taken over with the variables it has</source>
        <translation>；连同其已有的变量一并接管</translation>
    </message>
    <message>
        <source>Answer &quot;existing-registry: adopt&quot; to take it over, or choose another name.</source>
        <translation>回答 &quot;existing-registry: adopt&quot; 以接管它，或选择另一个名称。</translation>
    </message>
    <message>
        <source>%1 is as it should be</source>
        <translation>%1 符合要求</translation>
    </message>
    <message>
        <source>there was no configuration: only its runner block is made, and the orchestrator needs the others too</source>
        <translation>原先没有配置：只创建其 runner 块，而编排器还需要其他部分</translation>
    </message>
    <message>
        <source>Add database, publishers, watcher and crunches before it is started.</source>
        <translation>在启动之前添加 database、publishers、watcher 和 crunches。</translation>
    </message>
    <message>
        <source>the orchestrator&apos;s configuration</source>
        <translation>编排器的配置</translation>
    </message>
    <message>
        <source>the profile</source>
        <translation>该配置</translation>
    </message>
    <message>
        <source>the machines of the workspace could not be asked for</source>
        <translation>无法查询工作区的机器</translation>
    </message>
    <message>
        <source>the machines of the workspace</source>
        <translation>工作区的机器</translation>
    </message>
    <message>
        <source>Without the list nobody knows whether a registry stands already, so none is made.</source>
        <translation>没有列表便无从知道是否已有 registry，因此不创建。</translation>
    </message>
    <message>
        <source>%1 machines of the list could not be read; one of them may be the registry</source>
        <translation>列表中有 %1 台机器无法读取；其中之一可能就是 registry</translation>
    </message>
    <message>
        <source>%1 machines are called %2</source>
        <translation>有 %1 台机器名为 %2</translation>
    </message>
    <message>
        <source>Delete the one that is not needed; nothing is made before.</source>
        <translation>删除不需要的那一台；在此之前不创建任何内容。</translation>
    </message>
    <message>
        <source>the registry that this setup made is not there any more</source>
        <translation>本次搭建创建的 registry 已不存在</translation>
    </message>
    <message>
        <source>Undo the setup, then begin anew.</source>
        <translation>撤销搭建，然后重新开始。</translation>
    </message>
    <message>
        <source>the orchestrator&apos;s environment</source>
        <translation>编排器的环境</translation>
    </message>
    <message>
        <source>Correct the input and try again.</source>
        <translation>修正输入后再试。</translation>
    </message>
    <message>
        <source>Refresh the list: it may be gone already.</source>
        <translation>刷新列表：它可能已经消失。</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>准备好后重新开始。</translation>
    </message>
    <message>
        <source>Check the address and the network, then try again.</source>
        <translation>检查地址和网络，然后再试。</translation>
    </message>
    <message>
        <source>Try again; if it stays slow, look at the remote&apos;s own status.</source>
        <translation>重试；如果一直很慢，查看远端自己的状态。</translation>
    </message>
    <message>
        <source>Read the state back before doing it again.</source>
        <translation>再次操作之前先回读状态。</translation>
    </message>
    <message>
        <source>Check the key of this environment under Secrets.</source>
        <translation>在“密钥”下检查此环境的密钥。</translation>
    </message>
    <message>
        <source>Ask for the right with the owner of this key.</source>
        <translation>向此密钥的所有者申请该权限。</translation>
    </message>
    <message>
        <source>Refresh, read what changed, and plan again.</source>
        <translation>刷新，看清有何变化，然后重新计划。</translation>
    </message>
    <message>
        <source>Wait %1 s, then try again.</source>
        <translation>等待 %1 s，然后再试。</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>稍等片刻，然后再试。</translation>
    </message>
    <message>
        <source>Look at the raw answer; the address may be of something else.</source>
        <translation>查看原始应答；该地址可能属于其他程序。</translation>
    </message>
    <message>
        <source>Check that the address is the right one.</source>
        <translation>检查地址是否正确。</translation>
    </message>
    <message>
        <source>Look at the remote&apos;s own status, then try again.</source>
        <translation>查看远端自己的状态，然后再试。</translation>
    </message>
    <message>
        <source>Unlock or start the keychain, then try again.</source>
        <translation>解锁或启动钥匙串，然后再试。</translation>
    </message>
    <message>
        <source>Check free space and permissions of the state folder.</source>
        <translation>检查状态文件夹的可用空间和权限。</translation>
    </message>
    <message>
        <source>Report this with the diagnostics.</source>
        <translation>连同诊断信息一并报告。</translation>
    </message>
    <message>
        <source>Outcome unknown: the request was sent, its answer was lost.</source>
        <translation>结果未知：请求已发送，应答已丢失。</translation>
    </message>
    <message>
        <source>Nothing was changed; what was shown before is kept.</source>
        <translation>未作任何更改；保留之前显示的内容。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>JSON nested deeper than %1 levels at byte %2</source>
        <translation>JSON 嵌套超过 %1 层，位于第 %2 字节</translation>
    </message>
    <message>
        <source>JSON name &quot;%1&quot; appears twice in one object, at byte %2</source>
        <translation>JSON 名称 &quot;%1&quot; 在同一对象中出现两次，位于第 %2 字节</translation>
    </message>
    <message>
        <source>JSON of %1 bytes, the limit is %2</source>
        <translation>%1 字节的 JSON，上限为 %2</translation>
    </message>
    <message>
        <source>not JSON, looks like a web page (a login page or a proxy)</source>
        <translation>不是 JSON，看起来像网页（登录页或代理）</translation>
    </message>
    <message>
        <source>not JSON: %1 at byte %2</source>
        <translation>不是 JSON：%1，位于第 %2 字节</translation>
    </message>
    <message>
        <source>JSON, but not an object</source>
        <translation>是 JSON，但不是对象</translation>
    </message>
    <message>
        <source>the folder is a symbolic link</source>
        <translation>该文件夹是符号链接</translation>
    </message>
    <message>
        <source>Name the real folder instead of the link.</source>
        <translation>写明真实的文件夹，而不是链接。</translation>
    </message>
    <message>
        <source>not a folder</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>the folder belongs to another user</source>
        <translation>该文件夹属于另一用户</translation>
    </message>
    <message>
        <source>Use a folder of your own.</source>
        <translation>使用自己的文件夹。</translation>
    </message>
    <message>
        <source>other users may write into the folder</source>
        <translation>其他用户可以写入该文件夹</translation>
    </message>
    <message>
        <source>Run: chmod go-w &apos;%1&apos;</source>
        <translation>运行：chmod go-w &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the folder cannot be created: %1</source>
        <translation>无法创建文件夹：%1</translation>
    </message>
    <message>
        <source>Use a file of your own.</source>
        <translation>使用自己的文件。</translation>
    </message>
    <message>
        <source>other users may open the file (mode %1)</source>
        <translation>其他用户可以打开该文件（权限 %1）</translation>
    </message>
    <message>
        <source>Run: chmod 600 &apos;%1&apos;</source>
        <translation>运行：chmod 600 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>cannot be synced: %1</source>
        <translation>无法同步：%1</translation>
    </message>
    <message>
        <source>the folder cannot be created</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>a Phala API key (phak_…)</source>
        <translation>Phala API 密钥（phak_…）</translation>
    </message>
    <message>
        <source>an AWS access key id (%1…)</source>
        <translation>AWS 访问密钥 id（%1…）</translation>
    </message>
    <message>
        <source>a private key (PEM)</source>
        <translation>私钥（PEM）</translation>
    </message>
    <message>
        <source>an address with a password in it</source>
        <translation>含有密码的地址</translation>
    </message>
    <message>
        <source>flapping: %1 now, and not for long at a time</source>
        <translation>抖动：现在%1，但每次都不长久</translation>
    </message>
    <message>
        <source>2 runs</source>
        <translation>2 次运行</translation>
    </message>
    <message>
        <source>2 samples</source>
        <translation>2 个样本</translation>
    </message>
    <message>
        <source>document cutover.state</source>
        <translation>文档 cutover.state</translation>
    </message>
    <message>
        <source>the kept state of the cutover has a format that this program does not know</source>
        <translation>保存的切换状态使用本程序不认识的格式</translation>
    </message>
    <message>
        <source>the kept state of the cutover has no usable &quot;%1&quot;</source>
        <translation>保存的切换状态没有可用的 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Router: %1</source>
        <translation>路由器：%1</translation>
    </message>
    <message>
        <source>rollback pressed</source>
        <translation>已按下回滚</translation>
    </message>
    <message>
        <source>rollback not confirmed</source>
        <translation>回滚未确认</translation>
    </message>
    <message>
        <source>rollback confirmed after</source>
        <translation>回滚已确认，用时</translation>
    </message>
    <message>
        <source>%1 restarted: its uptime fell, its conversations and pending plans are gone%2</source>
        <translation>%1 已重启：其运行时间回落，其对话和待定计划已消失%2</translation>
    </message>
    <message>
        <source>; live intents are void</source>
        <translation>；实时意图作废</translation>
    </message>
    <message>
        <source>the split was changed by other: %1 (version %2) was shown, %3 (version %4) is in force</source>
        <translation>分流已被他人更改：显示的是 %1（版本 %2），生效的是 %3（版本 %4）</translation>
    </message>
    <message>
        <source>%1: this move is an override and needs the phrase &quot;%2&quot;</source>
        <translation>%1：此次移动属于强制执行，需要短语 &quot;%2&quot;</translation>
    </message>
    <message>
        <source>the split was changed by other meanwhile: %1 (version %2) is in force</source>
        <translation>分流同时被他人更改：生效的是 %1（版本 %2）</translation>
    </message>
    <message>
        <source>not applied: the router was away, and meanwhile: %1</source>
        <translation>未应用：路由器不在，而同时：%1</translation>
    </message>
    <message>
        <source>the program ends before the rollback was read back</source>
        <translation>程序在回滚得到回读之前结束</translation>
    </message>
    <message>
        <source>the run&apos;s &quot;ok&quot; contradicts its checks or its status</source>
        <translation>该次运行的 &quot;ok&quot; 与其检查或状态矛盾</translation>
    </message>
    <message>
        <source>the plane itself says &quot;mock&quot;</source>
        <translation>平面自称 &quot;mock&quot;</translation>
    </message>
    <message>
        <source>the self-report contradicts itself: wallet &quot;tee&quot;, compute &quot;%1&quot;</source>
        <translation>自我报告自相矛盾：wallet &quot;tee&quot;，compute &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the answer does not name amount, receivers, provider and payment mode</source>
        <translation>应答没有写明金额、收款方、提供方和支付模式</translation>
    </message>
    <message>
        <source>the reference is the placeholder 0x: the provider returned none</source>
        <translation>该参考号是占位符 0x：提供方没有返回</translation>
    </message>
    <message>
        <source>mock marker: the reference %1 is no hexadecimal number</source>
        <translation>mock 标记：参考号 %1 不是十六进制数</translation>
    </message>
    <message>
        <source>settled at the provider: not shown by the answer&apos;s text</source>
        <translation>已在提供方结算：应答的文本中没有显示</translation>
    </message>
    <message>
        <source>the record cannot be written</source>
        <translation>无法写入记录</translation>
    </message>
    <message>
        <source>, router agrees: down</source>
        <translation>，路由器也认为：不可用</translation>
    </message>
    <message>
        <source>, while %1 is reached</source>
        <translation>，而 %1 可达</translation>
    </message>
    <message>
        <source>passes although it was answered with %1</source>
        <translation>通过，尽管应答是 %1</translation>
    </message>
    <message>
        <source>passes with a warning: %1</source>
        <translation>通过但有警告：%1</translation>
    </message>
    <message>
        <source>the canary&apos;s &quot;ok&quot; is not true or false</source>
        <translation>canary 的 &quot;ok&quot; 不是 true 或 false</translation>
    </message>
    <message>
        <source>the canary&apos;s answer holds no checks</source>
        <translation>canary 的应答中没有检查</translation>
    </message>
    <message>
        <source>200, and the body is unreadable: %1</source>
        <translation>200，但正文无法读取：%1</translation>
    </message>
    <message>
        <source>200, and the flag is not true or false</source>
        <translation>200，但标志不是 true 或 false</translation>
    </message>
    <message>
        <source>200 without a ready flag</source>
        <translation>200，但没有 ready 标志</translation>
    </message>
    <message>
        <source>200, and its two ready flags contradict each other</source>
        <translation>200，但其两个 ready 标志互相矛盾</translation>
    </message>
    <message>
        <source>200 with ready false</source>
        <translation>200，ready 为 false</translation>
    </message>
    <message>
        <source>200 with ready false, %1</source>
        <translation>200，ready 为 false，%1</translation>
    </message>
    <message>
        <source>/health answered %1</source>
        <translation>/health 应答 %1</translation>
    </message>
    <message>
        <source>/health has no status word</source>
        <translation>/health 没有状态词</translation>
    </message>
    <message>
        <source>/canary/run answered %1</source>
        <translation>/canary/run 应答 %1</translation>
    </message>
    <message>
        <source>/canary answered %1</source>
        <translation>/canary 应答 %1</translation>
    </message>
    <message>
        <source>/canary holds no result</source>
        <translation>/canary 中没有结果</translation>
    </message>
    <message>
        <source>%1: this router takes whole percent only</source>
        <translation>%1：此路由器只接受整数百分比</translation>
    </message>
    <message>
        <source>overtaken by another change, starting again</source>
        <translation>被另一项更改抢先，正在重新开始</translation>
    </message>
    <message>
        <source>intents are not counted</source>
        <translation>不对意图计数</translation>
    </message>
    <message>
        <source>the split was changed by other: version %1 is in force (%2), version %3 was expected</source>
        <translation>分流已被他人更改：生效的是版本 %1（%2），而预期的是版本 %3</translation>
    </message>
    <message>
        <source>the map also holds %1, which a new version would drop</source>
        <translation>映射中还有 %1，新版本会丢失它</translation>
    </message>
    <message>
        <source>the change was accepted and could not be read back: %1</source>
        <translation>更改已被接受，但无法回读：%1</translation>
    </message>
    <message>
        <source>the prepared map is not what was written into it</source>
        <translation>准备好的映射不是写入的内容</translation>
    </message>
    <message>
        <source>the split was changed by other while this change was prepared</source>
        <translation>准备此更改期间，分流已被他人更改</translation>
    </message>
    <message>
        <source>the change was sent and its answer lost: %1</source>
        <translation>更改已发送，其应答已丢失：%1</translation>
    </message>
    <message>
        <source>the split was changed by other right after: version %1 is in force (%2), version %3 was written</source>
        <translation>分流随后立即被他人更改：生效的是版本 %1（%2），写入的是版本 %3</translation>
    </message>
    <message>
        <source>not applied: the router accepted %1 and reads back %2</source>
        <translation>未应用：路由器接受了 %1，回读到的是 %2</translation>
    </message>
    <message>
        <source>split in force</source>
        <translation>生效的分流</translation>
    </message>
    <message>
        <source>the map name &quot;%1&quot; holds a character that the router&apos;s command line would split at</source>
        <translation>映射名称 &quot;%1&quot; 含有会被路由器命令行切分的字符</translation>
    </message>
    <message>
        <source>Use a path of letters, digits and / . - _.</source>
        <translation>使用由字母、数字和 / . - _ 组成的路径。</translation>
    </message>
    <message>
        <source>not an answer of HAProxy: &quot;show info&quot; names no Pid and Uptime_sec</source>
        <translation>不是 HAProxy 的应答：&quot;show info&quot; 没有 Pid 和 Uptime_sec</translation>
    </message>
    <message>
        <source>&quot;show map&quot; names no versions: HAProxy 2.4 or newer is needed</source>
        <translation>&quot;show map&quot; 没有版本：需要 HAProxy 2.4 或更新版本</translation>
    </message>
    <message>
        <source>the router has no map %1</source>
        <translation>路由器没有映射 %1</translation>
    </message>
    <message>
        <source>Compare cutover.router.map with the router&apos;s configuration.</source>
        <translation>将 cutover.router.map 与路由器的配置对照。</translation>
    </message>
    <message>
        <source>not a line of a map: &quot;%1&quot;</source>
        <translation>不是映射的一行：&quot;%1&quot;</translation>
    </message>
    <message>
        <source>the counter %1 stands twice in the map or is no number</source>
        <translation>计数 %1 在映射中出现两次，或不是数字</translation>
    </message>
    <message>
        <source>%1 is in the map and is no intent of this program</source>
        <translation>%1 在映射中，但不是本程序的意图</translation>
    </message>
    <message>
        <source>%1 stands twice in the map: which share is in force is not sure</source>
        <translation>%1 在映射中出现两次：无法确定哪个份额生效</translation>
    </message>
    <message>
        <source>%1 has the share &quot;%2&quot;, which is no whole number from 0 to 100</source>
        <translation>%1 的份额为 &quot;%2&quot;，不是 0 到 100 的整数</translation>
    </message>
    <message>
        <source>%1 is not in the map: it counts as 0</source>
        <translation>%1 不在映射中：按 0 计</translation>
    </message>
    <message>
        <source>&quot;prepare map&quot; named no version</source>
        <translation>&quot;prepare map&quot; 没有给出版本</translation>
    </message>
    <message>
        <source>the router refused &quot;%1&quot;: %2</source>
        <translation>路由器拒绝 &quot;%1&quot;：%2</translation>
    </message>
    <message>
        <source>The stats socket needs &quot;level admin&quot; in the router&apos;s configuration.</source>
        <translation>统计套接字在路由器的配置中需要 &quot;level admin&quot;。</translation>
    </message>
    <message>
        <source>&quot;show stat&quot; has no header line</source>
        <translation>&quot;show stat&quot; 没有标题行</translation>
    </message>
    <message>
        <source>&quot;show stat&quot; lacks one of the columns pxname, svname, status, lbtot</source>
        <translation>&quot;show stat&quot; 缺少 pxname、svname、status、lbtot 中的一列</translation>
    </message>
    <message>
        <source>&quot;show stat&quot; counts &quot;%1&quot; requests for %2/%3</source>
        <translation>&quot;show stat&quot; 为 %2/%3 计了 &quot;%1&quot; 个请求</translation>
    </message>
    <message>
        <source>no server or backend of the router is named %1</source>
        <translation>路由器没有名为 %1 的服务器或后端</translation>
    </message>
    <message>
        <source>Name the planes in the profile as the router names their servers.</source>
        <translation>在配置中按路由器对其服务器的命名来命名平面。</translation>
    </message>
    <message>
        <source>&quot;show table&quot; has no head line</source>
        <translation>&quot;show table&quot; 没有标题行</translation>
    </message>
    <message>
        <source>&quot;show table&quot; counts no requests for &quot;%1&quot;</source>
        <translation>&quot;show table&quot; 没有为 &quot;%1&quot; 计请求数</translation>
    </message>
    <message>
        <source>the router address &quot;%1&quot; is neither host:port nor unix:/path</source>
        <translation>路由器地址 &quot;%1&quot; 既不是 host:port 也不是 unix:/path</translation>
    </message>
    <message>
        <source>the answer is larger than %1 bytes</source>
        <translation>应答大于 %1 字节</translation>
    </message>
    <message>
        <source>the router closed the connection without an answer</source>
        <translation>路由器关闭了连接，没有应答</translation>
    </message>
    <message>
        <source>the answer does not end as an answer of this router does</source>
        <translation>应答的结尾不像此路由器的应答</translation>
    </message>
    <message>
        <source>no connection within %1 s</source>
        <translation>%1 s 内没有建立连接</translation>
    </message>
    <message>
        <source>no complete answer within %1 s</source>
        <translation>%1 s 内没有完整的应答</translation>
    </message>
    <message>
        <source>the kept collateral cannot be used: %1</source>
        <translation>无法使用保存的 collateral：%1</translation>
    </message>
    <message>
        <source>another version of this program wrote it</source>
        <translation>由本程序的另一版本写入</translation>
    </message>
    <message>
        <source>it belongs to another environment, service, trust root or platform</source>
        <translation>它属于另一环境、服务、信任根或平台</translation>
    </message>
    <message>
        <source>its checksum does not fit</source>
        <translation>其校验和不符</translation>
    </message>
    <message>
        <source>it does not say when it was fetched</source>
        <translation>它没有说明取得的时间</translation>
    </message>
    <message>
        <source>a TLS version before 1.2</source>
        <translation>TLS 1.2 之前的版本</translation>
    </message>
    <message>
        <source>the host name cannot be looked up: %1</source>
        <translation>无法查询主机名：%1</translation>
    </message>
    <message>
        <source>no connection: %1</source>
        <translation>没有连接：%1</translation>
    </message>
    <message>
        <source>the host name was not resolved in time</source>
        <translation>主机名未能及时解析</translation>
    </message>
    <message>
        <source>no connection in time</source>
        <translation>未能及时建立连接</translation>
    </message>
    <message>
        <source>no TLS handshake in time</source>
        <translation>未能及时完成 TLS 握手</translation>
    </message>
    <message>
        <source>plain http, to this machine itself</source>
        <translation>明文 http，发往本机自身</translation>
    </message>
    <message>
        <source>plain http: whoever is on the way can read and change what is said</source>
        <translation>明文 http：途中任何人都能读取和更改内容</translation>
    </message>
    <message>
        <source>not tried: there is no address</source>
        <translation>未尝试：没有地址</translation>
    </message>
    <message>
        <source>not tried: there is no connection</source>
        <translation>未尝试：没有连接</translation>
    </message>
    <message>
        <source>, version %1</source>
        <translation>，版本 %1</translation>
    </message>
    <message>
        <source>, but this is no answer of an agent</source>
        <translation>，但这不是智能体的应答</translation>
    </message>
    <message>
        <source>there is no certificate to trust</source>
        <translation>没有可信任的证书</translation>
    </message>
    <message>
        <source>an ordinary request is trusted, but met another certificate than the one shown here</source>
        <translation>普通请求受信任，但遇到的证书与此处所示不同</translation>
    </message>
    <message>
        <source>an ordinary request is trusted</source>
        <translation>普通请求受信任</translation>
    </message>
    <message>
        <source>not asked: an ordinary request does not get past the certificate</source>
        <translation>未询问：普通请求通不过证书这一关</translation>
    </message>
    <message>
        <source>not known: an ordinary request did not get that far</source>
        <translation>未知：普通请求没有走到那一步</translation>
    </message>
    <message>
        <source>quote is missing or not hexadecimal</source>
        <translation>quote 缺失或不是十六进制</translation>
    </message>
    <message>
        <source>neither app_id nor tcb_info: not a guest service&apos;s answer</source>
        <translation>既没有 app_id 也没有 tcb_info：不是来宾服务的应答</translation>
    </message>
    <message>
        <source>tcb_info: %1</source>
        <translation>tcb_info：%1</translation>
    </message>
    <message>
        <source>claimed by its own routes, proves nothing: %1</source>
        <translation>由其自身路由声明，不证明任何内容：%1</translation>
    </message>
    <message>
        <source>its /compose-hash route claims %1, the app-compose it serves hashes to %2</source>
        <translation>其 /compose-hash 路由声明 %1，而它提供的 app-compose 的哈希为 %2</translation>
    </message>
    <message>
        <source>Check the name: a gateway knows &lt;instance id&gt;-&lt;port&gt;.&lt;gateway domain&gt;</source>
        <translation>检查名称：网关只认识 &lt;instance id&gt;-&lt;port&gt;.&lt;gateway domain&gt;</translation>
    </message>
    <message>
        <source>Nothing listens there: is the machine running, and is the port right?</source>
        <translation>那里没有程序在监听：机器是否在运行，端口是否正确？</translation>
    </message>
    <message>
        <source>Check that the address speaks TLS and that its certificate is the one you expect</source>
        <translation>检查该地址是否使用 TLS，其证书是否是所期望的</translation>
    </message>
    <message>
        <source>The connection broke: a gateway drops it when the machine is stopped or still starting</source>
        <translation>连接中断：机器已停止或仍在启动时，网关会断开连接</translation>
    </message>
    <message>
        <source>The machine may be starting or overloaded: try again, or look at its logs</source>
        <translation>机器可能正在启动或过载：重试，或查看其日志</translation>
    </message>
    <message>
        <source>Give the address that it leads to, if it is yours</source>
        <translation>如果它通往的地址归你所有，改用该地址</translation>
    </message>
    <message>
        <source>The address leads to a login or error page, not to the machine</source>
        <translation>该地址通往登录页或错误页，而不是机器</translation>
    </message>
    <message>
        <source>Another program answers at this address, or another version of it</source>
        <translation>此地址应答的是另一程序或其另一版本</translation>
    </message>
    <message>
        <source>No evidence is that large: another program answers at this address</source>
        <translation>证据不会这么大：此地址应答的是另一程序</translation>
    </message>
    <message>
        <source>Wait, then ask again</source>
        <translation>等一等，然后再问</translation>
    </message>
    <message>
        <source>answers with status %1</source>
        <translation>以状态 %1 应答</translation>
    </message>
    <message>
        <source>The address wants a login; evidence must be public</source>
        <translation>该地址要求登录；证据必须公开</translation>
    </message>
    <message>
        <source>There is no such route</source>
        <translation>没有这条路由</translation>
    </message>
    <message>
        <source>The gateway reaches nobody: is the machine running, and is the port right?</source>
        <translation>网关联系不上任何一方：机器是否在运行，端口是否正确？</translation>
    </message>
    <message>
        <source>a gateway listens on port 443 only and takes the machine&apos;s port from the name: use https://%1 without :%2</source>
        <translation>网关只监听端口 443，并从名称中取得机器的端口：使用 https://%1，不带 :%2</translation>
    </message>
    <message>
        <source>the gateway does not map ports like this; it reads them from the name: https://&lt;instance id&gt;-%1.&lt;gateway domain&gt;, both as the cloud&apos;s record of the machine names them</source>
        <translation>该网关不这样映射端口，而是从名称中读取：https://&lt;instance id&gt;-%1.&lt;gateway domain&gt;，两者均以云端对该机器的记录为准</translation>
    </message>
    <message>
        <source>TLS ends at the gateway, so its certificate says nothing about the machine (https://%1-&lt;port&gt;s.%2 passes it through)</source>
        <translation>TLS 止于网关，因此其证书与机器无关（https://%1-&lt;port&gt;s.%2 会原样透传）</translation>
    </message>
    <message>
        <source>TLS certificate of the connection: SHA-256 %1</source>
        <translation>该连接的 TLS 证书：SHA-256 %1</translation>
    </message>
    <message>
        <source>the cloud names no address of this instance</source>
        <translation>云端没有指明此实例的地址</translation>
    </message>
    <message>
        <source>event log and app-compose are hidden by the operator of the machine (public_tcbinfo is off); they are not missing</source>
        <translation>事件日志和 app-compose 被机器的运营者隐藏（public_tcbinfo 已关闭）；并非缺失</translation>
    </message>
    <message>
        <source>the time for one machine is used up</source>
        <translation>单台机器的时间已用完</translation>
    </message>
    <message>
        <source>not asked: nobody answers there</source>
        <translation>未询问：那里没有人应答</translation>
    </message>
    <message>
        <source>is not trusted</source>
        <translation>不受信任</translation>
    </message>
    <message>
        <source>guest information (%1)</source>
        <translation>来宾信息（%1）</translation>
    </message>
    <message>
        <source>the address is that of an app: any of its instances may answer</source>
        <translation>该地址是应用的地址：任一实例都可能应答</translation>
    </message>
    <message>
        <source>%1, and this app gives its instances no ids: two answers may come from two machines</source>
        <translation>%1，而此应用不给实例分配 id：两次应答可能来自两台机器</translation>
    </message>
    <message>
        <source>%1. Its instances: %2</source>
        <translation>%1。其实例：%2</translation>
    </message>
    <message>
        <source>%1; asked at the address of the instance that answered first, %2</source>
        <translation>%1；已向首先应答的实例 %2 的地址询问</translation>
    </message>
    <message>
        <source>no challenge route: %1</source>
        <translation>没有挑战路由：%1</translation>
    </message>
    <message>
        <source>the challenge route answers nonsense</source>
        <translation>挑战路由的应答没有意义</translation>
    </message>
    <message>
        <source>its attestation route knows no challenge</source>
        <translation>其证明路由不支持挑战</translation>
    </message>
    <message>
        <source>RA-TLS: the certificate of the connection carries no quote</source>
        <translation>RA-TLS：该连接的证书中没有 Quote</translation>
    </message>
    <message>
        <source>the quote is the one inside the TLS certificate of the connection (RA-TLS)</source>
        <translation>Quote 取自该连接的 TLS 证书（RA-TLS）</translation>
    </message>
    <message>
        <source>the quote binds the application&apos;s key %1: it proves a key, not when it was made</source>
        <translation>Quote 绑定了应用的密钥 %1：它证明的是密钥，而不是生成的时间</translation>
    </message>
    <message>
        <source>the quote is that of the guest&apos;s GetAttestationForAppKey, which takes no challenge</source>
        <translation>Quote 来自来宾的 GetAttestationForAppKey，它不接受挑战</translation>
    </message>
    <message>
        <source>the cloud&apos;s attestation answer: %1</source>
        <translation>云端的证明应答：%1</translation>
    </message>
    <message>
        <source>the quote is that of the machine&apos;s TLS certificate as the cloud keeps it%1: no time of its own</source>
        <translation>Quote 取自云端保存的机器 TLS 证书%1：没有自己的时间</translation>
    </message>
    <message>
        <source>, valid from %1 to %2</source>
        <translation>，有效期从 %1 到 %2</translation>
    </message>
    <message>
        <source>the cloud says that the machine is offline</source>
        <translation>云端称机器已离线</translation>
    </message>
    <message>
        <source>the cloud says: %1</source>
        <translation>云端称：%1</translation>
    </message>
    <message>
        <source>a minute old</source>
        <translation>1 分钟前</translation>
    </message>
    <message>
        <source>%1 minutes old</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 hours old</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>%1 days old</source>
        <translation>%1 天前</translation>
    </message>
    <message>
        <source>the service has none for this platform (status 404)</source>
        <translation>该服务没有此平台的数据（状态 404）</translation>
    </message>
    <message>
        <source>the service no longer has this data set (status 410)</source>
        <translation>该服务已不再有此数据集（状态 410）</translation>
    </message>
    <message>
        <source>collateral of %1</source>
        <translation>%1 的 collateral</translation>
    </message>
    <message>
        <source>an unknown day</source>
        <translation>未知的日期</translation>
    </message>
    <message>
        <source>the collateral was issued %1 days ago: a newer one may judge differently</source>
        <translation>collateral 签发于 %1 天前：较新的可能得出不同判定</translation>
    </message>
    <message>
        <source>the quote names no platform to ask collateral for</source>
        <translation>Quote 没有指明可索取 collateral 的平台</translation>
    </message>
    <message>
        <source>the collateral service gave none: %1</source>
        <translation>collateral 服务没有提供：%1</translation>
    </message>
    <message>
        <source>%1; it was fetched again</source>
        <translation>%1；已重新获取</translation>
    </message>
    <message>
        <source>the collateral could not be kept on disk: %1</source>
        <translation>无法把 collateral 保存到磁盘：%1</translation>
    </message>
    <message>
        <source>kept on disk</source>
        <translation>保存在磁盘上</translation>
    </message>
    <message>
        <source>offline copy</source>
        <translation>离线副本</translation>
    </message>
    <message>
        <source>signature is missing or not hexadecimal</source>
        <translation>signature 缺失或不是十六进制</translation>
    </message>
    <message>
        <source>%1 is missing or no object</source>
        <translation>%1 缺失或不是对象</translation>
    </message>
    <message>
        <source>the header %1 holds no certificates</source>
        <translation>头部 %1 中没有证书</translation>
    </message>
    <message>
        <source>the header %1 with the issuer chain is missing</source>
        <translation>缺少带签发者链的头部 %1</translation>
    </message>
    <message>
        <source>a CRL was expected, as DER, hexadecimal or PEM</source>
        <translation>应为 CRL，格式为 DER、十六进制或 PEM</translation>
    </message>
    <message>
        <source>no quote</source>
        <translation>没有 Quote</translation>
    </message>
    <message>
        <source>quote not judged: %1</source>
        <translation>Quote 未判定：%1</translation>
    </message>
    <message>
        <source>quote rejected: %1</source>
        <translation>Quote 被拒绝：%1</translation>
    </message>
    <message>
        <source>quote verified, but the policy does not accept TCB status %1</source>
        <translation>Quote 已验证，但策略不接受 TCB 状态 %1</translation>
    </message>
    <message>
        <source>quote verified, but the event log is not the one that it measures</source>
        <translation>Quote 已验证，但事件日志不是它所度量的那一份</translation>
    </message>
    <message>
        <source>quote verified, but the app-compose it serves is not the one that was measured</source>
        <translation>Quote 已验证，但其提供的 app-compose 不是被度量的那一份</translation>
    </message>
    <message>
        <source>quote verified now, TCB %1</source>
        <translation>Quote 刚刚验证，TCB %1</translation>
    </message>
    <message>
        <source>quote verified, but it does not answer our challenge: it is not of now</source>
        <translation>Quote 已验证，但没有回答我们的挑战：并非此刻的 Quote</translation>
    </message>
    <message>
        <source>quote verified, freshness unknown: no challenge route, and the connection is not bound to the quote</source>
        <translation>Quote 已验证，新鲜性未知：没有挑战路由，连接也未与 Quote 绑定</translation>
    </message>
    <message>
        <source>; no evidence: %1</source>
        <translation>；没有证据：%1</translation>
    </message>
    <message>
        <source>trust root %1</source>
        <translation>信任根 %1</translation>
    </message>
    <message>
        <source>event log %1, freshness %2</source>
        <translation>事件日志 %1，新鲜性 %2</translation>
    </message>
    <message>
        <source>A3 not claimed: %1</source>
        <translation>未声明 A3：%1</translation>
    </message>
    <message>
        <source>%1 of %2 changed</source>
        <translation>%2 的 %1 已变化</translation>
    </message>
    <message>
        <source>TCB status of %1 got worse: %2, before %3</source>
        <translation>%1 的 TCB 状态变差：%2，之前为 %3</translation>
    </message>
    <message>
        <source>%1 is not proven any more</source>
        <translation>%1 不再得到证明</translation>
    </message>
    <message>
        <source>%1 is not proven and never was</source>
        <translation>%1 未得到证明，且从未得到过</translation>
    </message>
    <message>
        <source>%1 gives no evidence of its own</source>
        <translation>%1 没有给出自己的证据</translation>
    </message>
    <message>
        <source>the evaluation data set changed too: %1 → %2</source>
        <translation>评估数据集也变了：%1 → %2</translation>
    </message>
    <message>
        <source>the TCB status is no worse than the last known good one</source>
        <translation>TCB 状态不比最近一次已知良好时差</translation>
    </message>
    <message>
        <source>fleet watch</source>
        <translation>机群监视</translation>
    </message>
    <message>
        <source>the interval of the watch must be between %1 s and %2 s</source>
        <translation>监视的间隔必须在 %1 s 到 %2 s 之间</translation>
    </message>
    <message>
        <source>fleet watch: %1, before: %2</source>
        <translation>机群监视：%1，之前：%2</translation>
    </message>
    <message>
        <source>there is no such alarm</source>
        <translation>没有这个告警</translation>
    </message>
    <message>
        <source>the alarm was cleared: %1</source>
        <translation>该告警已解除：%1</translation>
    </message>
    <message>
        <source>acknowledged: %1</source>
        <translation>已知悉：%1</translation>
    </message>
    <message>
        <source>the run over the fleet was cancelled; nothing of it is kept</source>
        <translation>对机群的这一轮已取消；其内容一概不保留</translation>
    </message>
    <message>
        <source>cleared: %1</source>
        <translation>已解除：%1</translation>
    </message>
    <message>
        <source>Attest the fleet</source>
        <translation>对机群作证明</translation>
    </message>
    <message>
        <source>the list names %1 twice; only the first was looked at</source>
        <translation>列表中 %1 出现了两次；只查看了第一个</translation>
    </message>
    <message>
        <source>not recorded (%1): %2</source>
        <translation>未记录（%1）：%2</translation>
    </message>
    <message>
        <source>the list says &quot;%1&quot;; it was not asked</source>
        <translation>列表称 &quot;%1&quot;；未询问它</translation>
    </message>
    <message>
        <source>%1 verdicts older than the newest %2 were dropped</source>
        <translation>丢弃了最新 %2 条之前的 %1 条判定</translation>
    </message>
    <message>
        <source>it was cleared meanwhile: %1</source>
        <translation>它同时已被解除：%1</translation>
    </message>
    <message>
        <source> (SHA-256 %1)</source>
        <translation>（SHA-256 %1）</translation>
    </message>
    <message>
        <source>the answer is encoded as &quot;%1&quot;, which was not asked for</source>
        <translation>应答以 &quot;%1&quot; 编码，而这并非所要求的</translation>
    </message>
    <message>
        <source>the answer was not complete after %1 (%2 bytes came)</source>
        <translation>%1后应答仍不完整（收到 %2 字节）</translation>
    </message>
    <message>
        <source>no answer within %1</source>
        <translation>%1内没有应答</translation>
    </message>
    <message>
        <source>connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>the answer stopped for %1 after %2 bytes</source>
        <translation>收到 %2 字节后，应答停顿了%1</translation>
    </message>
    <message>
        <source>the compressed answer is damaged after %1 bytes</source>
        <translation>压缩的应答在 %1 字节之后损坏</translation>
    </message>
    <message>
        <source>the compressed answer ends too early, after %1 bytes</source>
        <translation>压缩的应答过早结束，在 %1 字节之后</translation>
    </message>
    <message>
        <source>host name not found</source>
        <translation>找不到主机名</translation>
    </message>
    <message>
        <source>TLS handshake failed: %1</source>
        <translation>TLS 握手失败：%1</translation>
    </message>
    <message>
        <source>the proxy does not let it through: %1</source>
        <translation>代理不予放行：%1</translation>
    </message>
    <message>
        <source>the answer is not HTTP</source>
        <translation>应答不是 HTTP</translation>
    </message>
    <message>
        <source>the connection broke after %1 bytes of the answer</source>
        <translation>收到 %1 字节应答后连接中断</translation>
    </message>
    <message>
        <source>the connection was closed without an answer</source>
        <translation>连接已关闭，没有应答</translation>
    </message>
    <message>
        <source>the answer is larger than %1; reading stopped there</source>
        <translation>应答大于 %1；读取到此为止</translation>
    </message>
    <message>
        <source>the request was sent to %1, its answer was lost: %2</source>
        <translation>请求已发送到 %1，其应答已丢失：%2</translation>
    </message>
    <message>
        <source>the TLS certificate of %1 is not trusted: %2</source>
        <translation>%1 的 TLS 证书不受信任：%2</translation>
    </message>
    <message>
        <source>Check the address; a CA of your own belongs into this environment&apos;s settings.</source>
        <translation>检查地址；自有的 CA 应写入此环境的设置。</translation>
    </message>
    <message>
        <source>%1 does not answer: %2</source>
        <translation>%1 没有应答：%2</translation>
    </message>
    <message>
        <source>the CA file cannot be read: %1</source>
        <translation>无法读取 CA 文件：%1</translation>
    </message>
    <message>
        <source>the CA file holds no PEM certificate</source>
        <translation>CA 文件中没有 PEM 证书</translation>
    </message>
    <message>
        <source>not an http or https address</source>
        <translation>不是 http 或 https 地址</translation>
    </message>
    <message>
        <source>an address with a user name or password in it is not used</source>
        <translation>不使用含有用户名或密码的地址</translation>
    </message>
    <message>
        <source>a context that may reach any host must not hold a key</source>
        <translation>可访问任意主机的上下文不得持有密钥</translation>
    </message>
    <message>
        <source>%1 does not belong to environment &quot;%2&quot; (%3); nothing was sent to it</source>
        <translation>%1 不属于环境 &quot;%2&quot;（%3）；未向它发送任何内容</translation>
    </message>
    <message>
        <source>a header with a line break or a strange name</source>
        <translation>头部含有换行或不当的名称</translation>
    </message>
    <message>
        <source>no key is stored for environment &quot;%1&quot;</source>
        <translation>环境 &quot;%1&quot; 没有存放密钥</translation>
    </message>
    <message>
        <source>Store the key under Secrets.</source>
        <translation>在“密钥”下存放该密钥。</translation>
    </message>
    <message>
        <source>the stored key holds a line break; store it again without</source>
        <translation>存放的密钥含有换行；重新存放不含换行的密钥</translation>
    </message>
    <message>
        <source>%1, %2 tries since %3</source>
        <translation>%1，自 %3 以来尝试了 %2 次</translation>
    </message>
    <message>
        <source>%1 answers with one server error after another: asking pauses for %2 s</source>
        <translation>%1 接连以服务器错误应答：暂停询问 %2 s</translation>
    </message>
    <message>
        <source>%1 redirects to another host, %2; not followed, no key was sent there</source>
        <translation>%1 重定向到另一主机 %2；未跟随，也未向那里发送密钥</translation>
    </message>
    <message>
        <source>more than %1 redirects in a row</source>
        <translation>连续重定向超过 %1 次</translation>
    </message>
    <message>
        <source>%1 was redirected; a change is sent to one address only</source>
        <translation>%1 被重定向；更改只发送到一个地址</translation>
    </message>
    <message>
        <source>%1 asks to wait %2 s (status %3)</source>
        <translation>%1 要求等待 %2 s（状态 %3）</translation>
    </message>
    <message>
        <source>the key was not accepted (status 401)</source>
        <translation>密钥未被接受（状态 401）</translation>
    </message>
    <message>
        <source>the key may not do this (status 403)</source>
        <translation>该密钥无权执行此操作（状态 403）</translation>
    </message>
    <message>
        <source>not found (status 404)</source>
        <translation>未找到（状态 404）</translation>
    </message>
    <message>
        <source>another operation is under way or the state moved on (status 409)</source>
        <translation>正在进行另一项操作，或状态已变化（状态 409）</translation>
    </message>
    <message>
        <source>too many requests (status 429)</source>
        <translation>请求过多（状态 429）</translation>
    </message>
    <message>
        <source>the remote answered with status %1</source>
        <translation>远端以状态 %1 应答</translation>
    </message>
    <message>
        <source>an expression with a line break, or longer than 1000 characters</source>
        <translation>表达式含有换行，或超过 1000 个字符</translation>
    </message>
    <message>
        <source>Look for a part of one line.</source>
        <translation>查找一行中的一部分。</translation>
    </message>
    <message>
        <source>%1 (at character %2)</source>
        <translation>%1（第 %2 个字符处）</translation>
    </message>
    <message>
        <source>Correct the expression, or look for words.</source>
        <translation>修正表达式，或改为查找词语。</translation>
    </message>
    <message>
        <source>longer than %1 characters</source>
        <translation>超过 %1 个字符</translation>
    </message>
    <message>
        <source>Look for a part of it.</source>
        <translation>查找其中一部分。</translation>
    </message>
    <message>
        <source>a line break: no line of a log holds one</source>
        <translation>含有换行：日志的任何一行都不会有换行</translation>
    </message>
    <message>
        <source>a quote without its end</source>
        <translation>引号没有结尾</translation>
    </message>
    <message>
        <source>Close it, or look for an expression.</source>
        <translation>将其闭合，或查找表达式。</translation>
    </message>
    <message>
        <source>the log cannot be saved: %1</source>
        <translation>无法保存日志：%1</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>选择另一个文件夹，或腾出空间。</translation>
    </message>
    <message>
        <source>saving was stopped</source>
        <translation>保存已停止</translation>
    </message>
    <message>
        <source>The lines are saved in %1; only the file with their sum is missing.</source>
        <translation>各行已保存在 %1 中；只缺少含其校验和的文件。</translation>
    </message>
    <message>
        <source>the search was stopped</source>
        <translation>查找已停止</translation>
    </message>
    <message>
        <source>the file for the lines of a log cannot be made: %1</source>
        <translation>无法创建存放日志行的文件：%1</translation>
    </message>
    <message>
        <source>the file for the lines of a log cannot be made private: %1</source>
        <translation>无法把存放日志行的文件设为私有：%1</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>lines come faster than the disk takes them</source>
        <translation>日志行到来的速度超过磁盘写入的速度</translation>
    </message>
    <message>
        <source>Ask for a shorter time, or for one source only.</source>
        <translation>请求更短的时间，或只请求一个来源。</translation>
    </message>
    <message>
        <source>the log has more lines than can be shown: %1</source>
        <translation>日志的行数超过可显示的数量：%1</translation>
    </message>
    <message>
        <source>Cut the file in parts.</source>
        <translation>把文件切分成几部分。</translation>
    </message>
    <message>
        <source>the log is longer than what is kept of it: %1 lines</source>
        <translation>日志比所保留的长：%1 行</translation>
    </message>
    <message>
        <source>Read it again: it begins anew with the newest lines.</source>
        <translation>重新读取：会从最新的行重新开始。</translation>
    </message>
    <message>
        <source>lines of the log cannot be kept: %1</source>
        <translation>无法保留日志行：%1</translation>
    </message>
    <message>
        <source>Make room on the disk; lines wait and are tried again.</source>
        <translation>在磁盘上腾出空间；各行在等待，并会重试。</translation>
    </message>
    <message>
        <source>lines of the log cannot be read: %1</source>
        <translation>无法读取日志行：%1</translation>
    </message>
    <message>
        <source>the file of the log is shorter than it was: something else cut it</source>
        <translation>日志文件比之前短：被其他程序截短</translation>
    </message>
    <message>
        <source>user.username is missing or not a text</source>
        <translation>user.username 缺失或不是文本</translation>
    </message>
    <message>
        <source>workspace.name is missing or not a text</source>
        <translation>workspace.name 缺失或不是文本</translation>
    </message>
    <message>
        <source>nodes is missing or not a list</source>
        <translation>nodes 缺失或不是列表</translation>
    </message>
    <message>
        <source>nodes[%1]: teepod_id or name is missing</source>
        <translation>nodes[%1]：缺少 teepod_id 或 name</translation>
    </message>
    <message>
        <source>result is missing or not a list</source>
        <translation>result 缺失或不是列表</translation>
    </message>
    <message>
        <source>result[].items is missing or not a list</source>
        <translation>result[].items 缺失或不是列表</translation>
    </message>
    <message>
        <source>an instance type has no id</source>
        <translation>有实例类型没有 id</translation>
    </message>
    <message>
        <source>docker_compose_file is missing or not a text</source>
        <translation>docker_compose_file 缺失或不是文本</translation>
    </message>
    <message>
        <source>allowed_envs is not a list</source>
        <translation>allowed_envs 不是列表</translation>
    </message>
    <message>
        <source>allowed_envs has a member that is no text</source>
        <translation>allowed_envs 中有一项不是文本</translation>
    </message>
    <message>
        <source>compose_hash is missing or no SHA-256</source>
        <translation>compose_hash 缺失或不是 SHA-256</translation>
    </message>
    <message>
        <source>app_id is not 40 hexadecimal digits</source>
        <translation>app_id 不是 40 个十六进制数字</translation>
    </message>
    <message>
        <source>app_id is missing, and no contract is named that would make one</source>
        <translation>缺少 app_id，也没有指明会产生它的合约</translation>
    </message>
    <message>
        <source>public_key is missing or not a text</source>
        <translation>public_key 缺失或不是文本</translation>
    </message>
    <message>
        <source>k256_pubkey is not 33 bytes in hexadecimal digits</source>
        <translation>k256_pubkey 不是 33 字节的十六进制数字</translation>
    </message>
    <message>
        <source>id, name or status is missing</source>
        <translation>缺少 id、name 或 status</translation>
    </message>
    <message>
        <source>app_id is missing: the CVM has none yet</source>
        <translation>缺少 app_id：该 CVM 还没有</translation>
    </message>
    <message>
        <source>details is missing or not a list: what has to be allowed on chain was not said</source>
        <translation>details 缺失或不是列表：没有说明须在链上允许什么</translation>
    </message>
    <message>
        <source>details: compose_hash is missing or no SHA-256</source>
        <translation>details：compose_hash 缺失或不是 SHA-256</translation>
    </message>
    <message>
        <source>the environment variables</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>the variables could not be encrypted</source>
        <translation>无法加密变量</translation>
    </message>
    <message>
        <source>the key for the variables is not 32 bytes in hexadecimal digits</source>
        <translation>用于变量的密钥不是 32 字节的十六进制数字</translation>
    </message>
    <message>
        <source>there are %1 variables; a CVM takes 1024</source>
        <translation>有 %1 个变量；一台 CVM 接受 1024 个</translation>
    </message>
    <message>
        <source>“%1” is no name for a variable: letters, digits and _ only, no digit first, at most 255</source>
        <translation>“%1”不能作变量名：仅限字母、数字和 _，不以数字开头，至多 255 个字符</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 给出了两次</translation>
    </message>
    <message>
        <source>the value of %1 has more than 128 KiB</source>
        <translation>%1 的值超过 128 KiB</translation>
    </message>
    <message>
        <source>the value of %1 is no text (UTF-8 without a zero byte)</source>
        <translation>%1 的值不是文本（不含零字节的 UTF-8）</translation>
    </message>
    <message>
        <source>the variables have more than 1 MiB in all</source>
        <translation>变量合计超过 1 MiB</translation>
    </message>
    <message>
        <source>the key that the variables were to be encrypted to is none: everybody could read them</source>
        <translation>本应用来加密变量的密钥不是密钥：任何人都能读取它们</translation>
    </message>
    <message>
        <source>Tell the cloud&apos;s support; the KMS or somebody in between is at fault.</source>
        <translation>告知云端的支持人员；问题出在 KMS 或中间的某一方。</translation>
    </message>
    <message>
        <source>%1 is not %2 bytes in hexadecimal digits</source>
        <translation>%1 不是 %2 字节的十六进制数字</translation>
    </message>
    <message>
        <source>the app id</source>
        <translation>应用 id</translation>
    </message>
    <message>
        <source>the key for the variables is not the KMS&apos;s: %1</source>
        <translation>用于变量的密钥不属于该 KMS：%1</translation>
    </message>
    <message>
        <source>Nothing was encrypted to it. Ask the cloud&apos;s support before you send any variable.</source>
        <translation>没有用它加密任何内容。在发送任何变量之前先询问云端的支持人员。</translation>
    </message>
    <message>
        <source>its signature is none</source>
        <translation>它的签名不是签名</translation>
    </message>
    <message>
        <source>it was signed by %1</source>
        <translation>签名者是 %1</translation>
    </message>
    <message>
        <source>the statement was signed %1 s ago by this desk&apos;s clock</source>
        <translation>按本工作台的时钟，该声明签名于 %1 s 之前</translation>
    </message>
    <message>
        <source>is_online is missing or not true or false</source>
        <translation>is_online 缺失或不是 true 或 false</translation>
    </message>
    <message>
        <source>the cloud names an address for the log that is not one of the web with TLS</source>
        <translation>云端给出的日志地址不是使用 TLS 的网络地址</translation>
    </message>
    <message>
        <source>the log at %1</source>
        <translation>位于 %1 的日志</translation>
    </message>
    <message>
        <source>containers[%1] has neither id nor name</source>
        <translation>containers[%1] 既没有 id 也没有 name</translation>
    </message>
    <message>
        <source>the list changed while loading</source>
        <translation>列表在加载过程中发生了变化</translation>
    </message>
    <message>
        <source>the list has %1 apps, the limit is %2</source>
        <translation>列表有 %1 个应用，上限为 %2</translation>
    </message>
    <message>
        <source>the newest states are missing: %1</source>
        <translation>缺少最新的状态：%1</translation>
    </message>
    <message>
        <source>the app is on a chain, and its contract is not deployed yet</source>
        <translation>该应用在链上，而其合约尚未部署</translation>
    </message>
    <message>
        <source>Let its owner&apos;s wallet call deployAndRegisterApp on %1, then deploy with the contract&apos;s address.</source>
        <translation>让其所有者的钱包在 %1 上调用 deployAndRegisterApp，然后用该合约的地址部署。</translation>
    </message>
    <message>
        <source>the KMS&apos;s contract</source>
        <translation>KMS 的合约</translation>
    </message>
    <message>
        <source>the CVM was accepted, but the answer cannot be read: %1</source>
        <translation>CVM 已被接受，但无法读取应答：%1</translation>
    </message>
    <message>
        <source>nothing is to be changed</source>
        <translation>没有要更改的内容</translation>
    </message>
    <message>
        <source>Plan the update again: this one is too old, or a newer one took its place.</source>
        <translation>重新计划更新：这一个过旧，或已被较新的取代。</translation>
    </message>
    <message>
        <source>no key is named that the variables could be encrypted to</source>
        <translation>没有指明可用来加密变量的密钥</translation>
    </message>
    <message>
        <source>the cloud names two keys for the variables of this app</source>
        <translation>云端为此应用的变量给出了两个密钥</translation>
    </message>
    <message>
        <source>Nothing was encrypted. Ask the cloud&apos;s support before you send any variable.</source>
        <translation>未加密任何内容。在发送任何变量之前先询问云端的支持人员。</translation>
    </message>
    <message>
        <source>Phala Cloud says “%1” (%2)</source>
        <translation>Phala Cloud 说“%1”（%2）</translation>
    </message>
    <message>
        <source>Phala Cloud suggests: %1</source>
        <translation>Phala Cloud 建议：%1</translation>
    </message>
    <message>
        <source>the cloud names no address for this machine&apos;s log</source>
        <translation>云端没有给出此机器日志的地址</translation>
    </message>
    <message>
        <source>no container of this machine has a log</source>
        <translation>此机器没有带日志的容器</translation>
    </message>
    <message>
        <source>there is no container “%1” with a log</source>
        <translation>没有带日志的容器“%1”</translation>
    </message>
    <message>
        <source>Check that the machine runs and that its manifest has public_logs.</source>
        <translation>检查机器是否在运行，且其清单中有 public_logs。</translation>
    </message>
    <message>
        <source>%1 is missing or not a text</source>
        <translation>%1 缺失或不是文本</translation>
    </message>
    <message>
        <source>%1 values that make no sense were left empty</source>
        <translation>%1 个没有意义的值留空</translation>
    </message>
    <message>
        <source>%1 apps of other workspaces are not shown</source>
        <translation>不显示其他工作区的 %1 个应用</translation>
    </message>
    <message>
        <source>app %1, CVM %2</source>
        <translation>应用 %1，CVM %2</translation>
    </message>
    <message>
        <source>app %1: not an object</source>
        <translation>应用 %1：不是对象</translation>
    </message>
    <message>
        <source>app %1: cvms is not a list</source>
        <translation>应用 %1：cvms 不是列表</translation>
    </message>
    <message>
        <source>dstack_apps is missing or not a list</source>
        <translation>dstack_apps 缺失或不是列表</translation>
    </message>
    <message>
        <source>total is missing or not a count</source>
        <translation>total 缺失或不是计数</translation>
    </message>
    <message>
        <source>app_certificates[].quote is not hexadecimal</source>
        <translation>app_certificates[].quote 不是十六进制</translation>
    </message>
    <message>
        <source>instances is missing or no list</source>
        <translation>instances 缺失或不是列表</translation>
    </message>
    <message>
        <source>no object</source>
        <translation>没有对象</translation>
    </message>
    <message>
        <source>quote is not hexadecimal</source>
        <translation>quote 不是十六进制</translation>
    </message>
    <message>
        <source>instances[%1]: %2</source>
        <translation>instances[%1]：%2</translation>
    </message>
    <message>
        <source>success is missing or not true or false</source>
        <translation>success 缺失或不是 true 或 false</translation>
    </message>
    <message>
        <source>checksum is missing or no SHA-256</source>
        <translation>checksum 缺失或不是 SHA-256</translation>
    </message>
    <message>
        <source>the answer is about another quote than the one that was sent</source>
        <translation>应答针对的不是所发送的 Quote</translation>
    </message>
    <message>
        <source>quote.verified is missing or not true or false</source>
        <translation>quote.verified 缺失或不是 true 或 false</translation>
    </message>
    <message>
        <source>success and quote.verified contradict each other</source>
        <translation>success 与 quote.verified 互相矛盾</translation>
    </message>
    <message>
        <source>&quot;cluster.spawntee-address&quot; is allowed in profiles of kind demo only</source>
        <translation>&quot;cluster.spawntee-address&quot; 只允许用于演示类配置</translation>
    </message>
    <message>
        <source>&quot;cluster.spawntee-address&quot; must be an http or https address with {id} in it</source>
        <translation>&quot;cluster.spawntee-address&quot; 必须是含有 {id} 的 http 或 https 地址</translation>
    </message>
    <message>
        <source>&quot;attestation.trust-root&quot; is allowed in profiles of kind demo only</source>
        <translation>&quot;attestation.trust-root&quot; 只允许用于演示类配置</translation>
    </message>
    <message>
        <source>&quot;cutover.planes&quot;: old and new have the same address</source>
        <translation>&quot;cutover.planes&quot;：新旧平面的地址相同</translation>
    </message>
    <message>
        <source>&quot;store.postgresql&quot; holds a password; use a password file or peer authentication</source>
        <translation>&quot;store.postgresql&quot; 中含有密码；使用密码文件或 peer 认证</translation>
    </message>
    <message>
        <source>&quot;%1&quot; goes to another machine without TLS</source>
        <translation>&quot;%1&quot; 不经 TLS 通往另一台机器</translation>
    </message>
    <message>
        <source>not a profile: expected keys such as &quot;name: staging&quot;</source>
        <translation>不是配置：应有 &quot;name: staging&quot; 这样的键</translation>
    </message>
    <message>
        <source>&quot;name&quot; must be 1 to 64 letters, digits, &quot;-&quot;, &quot;_&quot; or &quot;.&quot;, starting with a letter or digit</source>
        <translation>&quot;name&quot; 必须是 1 到 64 个字母、数字、&quot;-&quot;、&quot;_&quot; 或 &quot;.&quot;，以字母或数字开头</translation>
    </message>
    <message>
        <source>&quot;name&quot; is &quot;%1&quot;, but the file is called %2</source>
        <translation>&quot;name&quot; 为 &quot;%1&quot;，但文件名为 %2</translation>
    </message>
    <message>
        <source>Rename the file or the profile, so that both are the same.</source>
        <translation>重命名文件或配置，使两者相同。</translation>
    </message>
    <message>
        <source>no profile named &quot;%1&quot;</source>
        <translation>没有名为 &quot;%1&quot; 的配置</translation>
    </message>
    <message>
        <source>Choose one that &quot;pilothousectl profile list&quot; names, or write profiles/NAME.yaml.</source>
        <translation>从 &quot;pilothousectl profile list&quot; 列出的配置中选择，或写入 profiles/NAME.yaml。</translation>
    </message>
    <message>
        <source>new profile</source>
        <translation>新配置</translation>
    </message>
    <message>
        <source>the file cannot be moved to %1</source>
        <translation>无法把文件移到 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>缺少 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a section with keys of its own</source>
        <translation>带有自己的键的段</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds %2; secrets are kept in the keychain, never in a profile</source>
        <translation>&quot;%1&quot; 中含有%2；密钥存放在钥匙串中，绝不写入配置</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is &quot;%2&quot;, expected one of: %3</source>
        <translation>&quot;%1&quot; 为 &quot;%2&quot;，应为其中之一：%3</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>an amount such as 5 or 2.50</source>
        <translation>5 或 2.50 这样的金额</translation>
    </message>
    <message>
        <source>a list of words</source>
        <translation>词的列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has &quot;%2&quot;, expected any of: %3</source>
        <translation>&quot;%1&quot; 中有 &quot;%2&quot;，应为其中之一：%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has &quot;%2&quot; twice</source>
        <translation>&quot;%1&quot; 中 &quot;%2&quot; 出现了两次</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has an entry that is no word</source>
        <translation>&quot;%1&quot; 中有一项不是词</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an http or https address</source>
        <translation>&quot;%1&quot; 不是 http 或 https 地址</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a user name in its address; keys are kept in the keychain</source>
        <translation>&quot;%1&quot; 的地址中含有用户名；密钥存放在钥匙串中</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an address without ? and #</source>
        <translation>&quot;%1&quot; 必须是不含 ? 和 # 的地址</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be host:port, unix:/path or an http address</source>
        <translation>&quot;%1&quot; 必须是 host:port、unix:/path 或 http 地址</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be %2 hexadecimal digits</source>
        <translation>&quot;%1&quot; 必须是 %2 个十六进制数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be hexadecimal digits</source>
        <translation>&quot;%1&quot; 必须是十六进制数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be 0x and 40 hexadecimal digits</source>
        <translation>&quot;%1&quot; 必须是 0x 加 40 个十六进制数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; looks like a secret; secrets are kept in the keychain, never in a profile</source>
        <translation>&quot;%1&quot; 看起来像密钥；密钥存放在钥匙串中，绝不写入配置</translation>
    </message>
    <message>
        <source>unknown key &quot;%1&quot;</source>
        <translation>未知的键 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Change it in the text.</source>
        <translation>在文本中更改它。</translation>
    </message>
    <message>
        <source>the file has %1 bytes, at most %2 are read</source>
        <translation>文件有 %1 字节，至多读取 %2 字节</translation>
    </message>
    <message>
        <source>not UTF-8 text</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>a tab; use spaces</source>
        <translation>有制表符；使用空格</translation>
    </message>
    <message>
        <source>a control character (U+%1)</source>
        <translation>有控制字符（U+%1）</translation>
    </message>
    <message>
        <source>aliases (*name) are not used in profiles</source>
        <translation>配置中不使用别名（*name）</translation>
    </message>
    <message>
        <source>an alias (*name) of what it is itself a part of</source>
        <translation>别名（*name）指向它自己所在的内容</translation>
    </message>
    <message>
        <source>anchors (&amp;name) are not used in profiles</source>
        <translation>配置中不使用锚点（&amp;name）</translation>
    </message>
    <message>
        <source>tags (!name) are not used in profiles</source>
        <translation>配置中不使用标签（!name）</translation>
    </message>
    <message>
        <source>more than %1 values</source>
        <translation>超过 %1 个值</translation>
    </message>
    <message>
        <source>nested deeper than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>a key that is not text</source>
        <translation>键不是文本</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there twice, first on line %2</source>
        <translation>&quot;%1&quot; 出现了两次，第一次在第 %2 行</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>a second document; a file holds one profile</source>
        <translation>有第二个文档；一个文件只含一个配置</translation>
    </message>
    <message>
        <source>not YAML: %1</source>
        <translation>不是 YAML：%1</translation>
    </message>
    <message>
        <source>the chain id</source>
        <translation>链 id</translation>
    </message>
    <message>
        <source>the block number</source>
        <translation>区块编号</translation>
    </message>
    <message>
        <source>the node answered with another block</source>
        <translation>节点应答了另一个区块</translation>
    </message>
    <message>
        <source>the node answered with another transaction</source>
        <translation>节点应答了另一笔交易</translation>
    </message>
    <message>
        <source>the node answered with another receipt</source>
        <translation>节点应答了另一份收据</translation>
    </message>
    <message>
        <source>the returned value</source>
        <translation>返回的值</translation>
    </message>
    <message>
        <source>the code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Check that attestation.chain.rpc-url is an Ethereum JSON-RPC address.</source>
        <translation>检查 attestation.chain.rpc-url 是否为 Ethereum JSON-RPC 地址。</translation>
    </message>
    <message>
        <source>the node refuses: %1 (code %2)</source>
        <translation>节点拒绝：%1（代码 %2）</translation>
    </message>
    <message>
        <source>Try again, or set another node in attestation.chain.rpc-url.</source>
        <translation>重试，或在 attestation.chain.rpc-url 中设置另一个节点。</translation>
    </message>
    <message>
        <source>Wait a minute, or use a node with a larger allowance.</source>
        <translation>等一分钟，或使用配额更大的节点。</translation>
    </message>
    <message>
        <source>Ask for fewer blocks.</source>
        <translation>请求更少的区块。</translation>
    </message>
    <message>
        <source>This node keeps no old states; use an archive node.</source>
        <translation>此节点不保留旧状态；使用归档节点。</translation>
    </message>
    <message>
        <source>%1 is not %2 bytes of hexadecimal</source>
        <translation>%1 不是 %2 字节的十六进制</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 不是对象</translation>
    </message>
    <message>
        <source>%1.topics is not an array of at most %2</source>
        <translation>%1.topics 不是至多 %2 项的数组</translation>
    </message>
    <message>
        <source>%1.removed is not a boolean</source>
        <translation>%1.removed 不是布尔值</translation>
    </message>
    <message>
        <source>the answer belongs to another request</source>
        <translation>应答属于另一个请求</translation>
    </message>
    <message>
        <source>the answer has neither a result nor an error</source>
        <translation>应答既没有结果也没有错误</translation>
    </message>
    <message>
        <source>%1 is not a hexadecimal number</source>
        <translation>%1 不是十六进制数</translation>
    </message>
    <message>
        <source>%1 is not hexadecimal bytes</source>
        <translation>%1 不是十六进制字节</translation>
    </message>
    <message>
        <source>the block is not an object</source>
        <translation>区块不是对象</translation>
    </message>
    <message>
        <source>timestamp is not a time</source>
        <translation>timestamp 不是时间</translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation>%1 不是数组</translation>
    </message>
    <message>
        <source>the transaction is not an object</source>
        <translation>交易不是对象</translation>
    </message>
    <message>
        <source>the receipt is not an object</source>
        <translation>收据不是对象</translation>
    </message>
    <message>
        <source>status is neither 0 nor 1</source>
        <translation>status 既不是 0 也不是 1</translation>
    </message>
    <message>
        <source>the node speaks for %1 (chain id %2), the contracts live on %3 (%4)</source>
        <translation>节点代表的是 %1（链 id %2），而合约在 %3（%4）上</translation>
    </message>
    <message>
        <source>Set attestation.chain.rpc-url to a node of %1.</source>
        <translation>把 attestation.chain.rpc-url 设为 %1 的节点。</translation>
    </message>
    <message>
        <source>the node has no block %1, which it had just named</source>
        <translation>节点没有它刚刚指出的区块 %1</translation>
    </message>
    <message>
        <source>Try again; behind one address there may be several nodes that are not equally far.</source>
        <translation>重试；同一地址之后可能有多个进度不同的节点。</translation>
    </message>
    <message>
        <source>%1: the contract answered %2 bytes that are no boolean; it may be another kind of contract</source>
        <translation>%1：合约应答了 %2 字节，不是布尔值；它可能是另一种合约</translation>
    </message>
    <message>
        <source>no contract lies at %1 on this chain</source>
        <translation>此链上的 %1 处没有合约</translation>
    </message>
    <message>
        <source>Check attestation.chain.app-contract.</source>
        <translation>检查 attestation.chain.app-contract。</translation>
    </message>
    <message>
        <source>after %1 requests and %2 events reading ended at block %3; give a first block to read less</source>
        <translation>经过 %1 次请求和 %2 个事件后，读取止于区块 %3；给出起始区块可减少读取量</translation>
    </message>
    <message>
        <source>Events back to block %1</source>
        <translation>回溯到区块 %1 的事件</translation>
    </message>
    <message>
        <source>reading ended at block %1: %2</source>
        <translation>读取止于区块 %1：%2</translation>
    </message>
    <message>
        <source>the KMS contract&apos;s events in block %1 could not be read: %2</source>
        <translation>无法读取 KMS 合约在区块 %1 中的事件：%2</translation>
    </message>
    <message>
        <source>Times of blocks</source>
        <translation>区块的时间</translation>
    </message>
    <message>
        <source>States of compose hashes</source>
        <translation>compose 哈希的状态</translation>
    </message>
    <message>
        <source>the contract allows it although its events say that it was removed</source>
        <translation>合约允许它，尽管其事件称它已被移除</translation>
    </message>
    <message>
        <source>the contract does not allow it although its events say that it was added</source>
        <translation>合约不允许它，尽管其事件称它已被添加</translation>
    </message>
    <message>
        <source>The contract&apos;s beginning</source>
        <translation>合约的起始</translation>
    </message>
    <message>
        <source>blocks before %1 were not read</source>
        <translation>未读取 %1 之前的区块</translation>
    </message>
    <message>
        <source>event %1 of block %2</source>
        <translation>区块 %2 的事件 %1</translation>
    </message>
    <message>
        <source>%1 was taken back by a reorganisation of the chain</source>
        <translation>%1 因链的重组而被撤回</translation>
    </message>
    <message>
        <source>%1 was not asked for: of another contract or another block</source>
        <translation>%1 并未被请求：属于另一合约或另一区块</translation>
    </message>
    <message>
        <source>%1 cannot be decoded as a compose hash</source>
        <translation>%1 无法解码为 compose 哈希</translation>
    </message>
    <message>
        <source>%1 was reported twice</source>
        <translation>%1 被报告了两次</translation>
    </message>
    <message>
        <source>the chain was reorganised while it was read: block %1 is another one now</source>
        <translation>读取期间链发生了重组：区块 %1 现在是另一个</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>一分钟后重试。</translation>
    </message>
    <message>
        <source>it cannot be started: %1</source>
        <translation>无法启动：%1</translation>
    </message>
    <message>
        <source>no end after %1 s</source>
        <translation>%1 s 后仍未结束</translation>
    </message>
    <message>
        <source>it wrote more than %1 KiB</source>
        <translation>写出了超过 %1 KiB</translation>
    </message>
    <message>
        <source>it crashed</source>
        <translation>它崩溃了</translation>
    </message>
    <message>
        <source>a number beyond the range of a double: %1</source>
        <translation>数字超出 double 的范围：%1</translation>
    </message>
    <message>
        <source>half a surrogate pair, which UTF-8 cannot hold</source>
        <translation>半个代理对，UTF-8 无法容纳</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>the docker compose text is not a map of services</source>
        <translation>docker compose 文本不是由服务组成的映射</translation>
    </message>
    <message>
        <source>the compose text</source>
        <translation>该 compose 文本</translation>
    </message>
    <message>
        <source>&quot;include&quot; takes services from other files, which are not looked at here</source>
        <translation>&quot;include&quot; 引入了其他文件中的服务，那些文件在此未被查看</translation>
    </message>
    <message>
        <source>the docker compose text names no services</source>
        <translation>docker compose 文本没有写明服务</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there twice in %2: which one counts is up to the reader</source>
        <translation>&quot;%1&quot; 在 %2 中出现了两次：以哪个为准由读取者决定</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>服务 %1</translation>
    </message>
    <message>
        <source>service %1 extends another one, which may lie in another file</source>
        <translation>服务 %1 扩展了另一个服务，后者可能位于另一文件</translation>
    </message>
    <message>
        <source>image not pinned: service %1 runs %2, a tag that can be moved to other code without a change of the compose hash</source>
        <translation>镜像未按摘要固定：服务 %1 运行 %2，这是可以移到其他代码而 compose 哈希不变的标签</translation>
    </message>
    <message>
        <source>image not pinned: a variable in %2 chooses what service %1 runs, and values of variables are not in the compose hash</source>
        <translation>镜像未按摘要固定：%2 中的变量选择服务 %1 运行的内容，而变量的值不在 compose 哈希之内</translation>
    </message>
    <message>
        <source>image not pinned: service %1 is built on the machine, from sources that no hash covers</source>
        <translation>镜像未按摘要固定：服务 %1 在机器上构建，其源码不在任何哈希之内</translation>
    </message>
    <message>
        <source>service %1 names no image that could be read</source>
        <translation>服务 %1 没有写明可读取的镜像</translation>
    </message>
    <message>
        <source>%1 of service %2 names commit %3, the checkout is %4</source>
        <translation>服务 %2 的 %1 写明提交 %3，检出是 %4</translation>
    </message>
    <message>
        <source>the docker compose text is larger than %1 KiB</source>
        <translation>docker compose 文本大于 %1 KiB</translation>
    </message>
    <message>
        <source>the docker compose text holds %1 documents instead of one</source>
        <translation>docker compose 文本含有 %1 个文档，而不是一个</translation>
    </message>
    <message>
        <source>the docker compose text is not YAML: %1</source>
        <translation>docker compose 文本不是 YAML：%1</translation>
    </message>
    <message>
        <source>image tag</source>
        <translation>镜像标签</translation>
    </message>
    <message>
        <source>the page is larger than %1 MiB</source>
        <translation>网页大于 %1 MiB</translation>
    </message>
    <message>
        <source>the page is not UTF-8 text</source>
        <translation>网页不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>longer than a row can be</source>
        <translation>长于一行所能有的长度</translation>
    </message>
    <message>
        <source>more than %1 rows; the rest is left out</source>
        <translation>超过 %1 行；其余略去</translation>
    </message>
    <message>
        <source>%1 cells where the table has %2</source>
        <translation>有 %1 格，而该表有 %2 格</translation>
    </message>
    <message>
        <source>no table of deployments: a column for the compose hash and one for the transaction are needed</source>
        <translation>没有部署的表格：需要 compose 哈希一列和交易一列</translation>
    </message>
    <message>
        <source>Give the page whose table has the columns Compose Hash and On-Chain TX.</source>
        <translation>给出含有 Compose Hash 和 On-Chain TX 两列的表格的网页。</translation>
    </message>
    <message>
        <source>git is not installed</source>
        <translation>未安装 git</translation>
    </message>
    <message>
        <source>Install git, or give the file itself.</source>
        <translation>安装 git，或直接给出文件。</translation>
    </message>
    <message>
        <source>git: %1</source>
        <translation>git：%1</translation>
    </message>
    <message>
        <source>git ended with status %1</source>
        <translation>git 以状态 %1 结束</translation>
    </message>
    <message>
        <source>The repository belongs to another user; make a clone of your own.</source>
        <translation>该仓库属于另一用户；克隆一份自己的。</translation>
    </message>
    <message>
        <source>not a tag&apos;s name: &quot;%1&quot;</source>
        <translation>不是标签的名称：&quot;%1&quot;</translation>
    </message>
    <message>
        <source>no tag %1 that leads to a commit</source>
        <translation>没有通往提交的标签 %1</translation>
    </message>
    <message>
        <source>List them with git tag; fetch them first if they are new.</source>
        <translation>用 git tag 列出标签；若是新标签，先取回。</translation>
    </message>
    <message>
        <source>git did not answer with a commit</source>
        <translation>git 没有以提交应答</translation>
    </message>
    <message>
        <source>not a commit</source>
        <translation>不是提交</translation>
    </message>
    <message>
        <source>not a commit and a path</source>
        <translation>不是提交加路径</translation>
    </message>
    <message>
        <source>an unknown word</source>
        <translation>未知的词</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>a name that is there twice</source>
        <translation>名称出现了两次</translation>
    </message>
    <message>
        <source>a comma or a brace is missing</source>
        <translation>缺少逗号或大括号</translation>
    </message>
    <message>
        <source>a comma or a bracket is missing</source>
        <translation>缺少逗号或方括号</translation>
    </message>
    <message>
        <source>bytes that are not UTF-8</source>
        <translation>有字节不是 UTF-8</translation>
    </message>
    <message>
        <source>a bare control character in a text</source>
        <translation>文本中有裸露的控制字符</translation>
    </message>
    <message>
        <source>a text that does not end</source>
        <translation>文本没有结尾</translation>
    </message>
    <message>
        <source>a bad \u escape</source>
        <translation>有误的 \u 转义</translation>
    </message>
    <message>
        <source>an unknown escape</source>
        <translation>未知的转义</translation>
    </message>
    <message>
        <source>a digit is missing</source>
        <translation>缺少数字</translation>
    </message>
    <message>
        <source>an unknown value</source>
        <translation>未知的值</translation>
    </message>
    <message>
        <source>larger than %1 MiB</source>
        <translation>大于 %1 MiB</translation>
    </message>
    <message>
        <source>Add %1 to the section attestation.chain of the profile.</source>
        <translation>在配置的 attestation.chain 段中添加 %1。</translation>
    </message>
    <message>
        <source>%1 does not say: %2</source>
        <translation>%1 没有说明：%2</translation>
    </message>
    <message>
        <source>%1 says otherwise whether the KMS contract knows the app</source>
        <translation>%1 对 KMS 合约是否认识该应用的说法不同</translation>
    </message>
    <message>
        <source>%1 says otherwise whether any device is allowed</source>
        <translation>%1 对是否允许任意设备的说法不同</translation>
    </message>
    <message>
        <source>%1 answered for other blocks: from %2 instead of %3</source>
        <translation>%1 应答的是其他区块：从 %2 起，而不是 %3</translation>
    </message>
    <message>
        <source>no chain is set up for this environment</source>
        <translation>此环境未设置链</translation>
    </message>
    <message>
        <source>the profile names no app contract</source>
        <translation>配置中没有应用合约</translation>
    </message>
    <message>
        <source>%1 did not confirm: %2</source>
        <translation>%1 没有确认：%2</translation>
    </message>
    <message>
        <source>%1 has another block %2</source>
        <translation>%1 的区块 %2 不同</translation>
    </message>
    <message>
        <source>block %1 is not there yet; the newest is %2</source>
        <translation>还没有区块 %1；最新的是 %2</translation>
    </message>
    <message>
        <source>%1: %2 answers otherwise</source>
        <translation>%1：%2 的应答不同</translation>
    </message>
    <message>
        <source>either a file or a git checkout is needed</source>
        <translation>需要文件或 git 检出之一</translation>
    </message>
    <message>
        <source>source check</source>
        <translation>源码检查</translation>
    </message>
    <message>
        <source>Reading the source</source>
        <translation>正在读取源码</translation>
    </message>
    <message>
        <source>The node did not answer for it: %1</source>
        <translation>节点没有为此应答：%1</translation>
    </message>
    <message>
        <source>The node knows no such transaction.</source>
        <translation>节点不认识这笔交易。</translation>
    </message>
    <message>
        <source>The node did not give its receipt: %1</source>
        <translation>节点没有给出其收据：%1</translation>
    </message>
    <message>
        <source>The chain was not asked: %1.</source>
        <translation>没有询问链：%1。</translation>
    </message>
    <message>
        <source>no block</source>
        <translation>没有区块</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>%1 added in %2, removed in %3, %4</source>
        <translation>%1 添加于 %2，移除于 %3，%4</translation>
    </message>
    <message>
        <source>not a signed transaction of type 2: %1 at byte %2</source>
        <translation>不是类型 2 的已签名交易：%1，位于第 %2 字节</translation>
    </message>
    <message>
        <source>another type</source>
        <translation>另一种类型</translation>
    </message>
    <message>
        <source>no list</source>
        <translation>不是列表</translation>
    </message>
    <message>
        <source>more bytes than it announces</source>
        <translation>字节数多于所声明的</translation>
    </message>
    <message>
        <source>no chain id</source>
        <translation>没有链 id</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>没有编号</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>没有地址</translation>
    </message>
    <message>
        <source>no value or call data</source>
        <translation>没有数值或调用数据</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>not a plain file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>larger than %1 KiB</source>
        <translation>大于 %1 KiB</translation>
    </message>
    <message>
        <source>the tag holds neither an app-compose.json nor a docker-compose file</source>
        <translation>该标签中既没有 app-compose.json 也没有 docker-compose 文件</translation>
    </message>
    <message>
        <source>Name the file in the repository.</source>
        <translation>指明仓库中的文件。</translation>
    </message>
    <message>
        <source>%1 files could be meant: %2</source>
        <translation>可能是以下 %1 个文件：%2</translation>
    </message>
    <message>
        <source>no plain file %1 in the tag</source>
        <translation>该标签中没有普通文件 %1</translation>
    </message>
    <message>
        <source>Give the path as git lists it, from the top of the repository.</source>
        <translation>按 git 列出的写法给出路径，从仓库顶层算起。</translation>
    </message>
    <message>
        <source>it is of another service than its name says</source>
        <translation>它属于其名称之外的另一个服务</translation>
    </message>
    <message>
        <source>%1 is scaling it right now</source>
        <translation>%1 正在扩缩它</translation>
    </message>
    <message>
        <source>Wait for its end, or cancel it there.</source>
        <translation>等它结束，或在那里取消。</translation>
    </message>
    <message>
        <source>the scaling is under way</source>
        <translation>正在进行扩缩</translation>
    </message>
    <message>
        <source>the program that ran it ended before it was through</source>
        <translation>执行它的程序在完成之前就结束了</translation>
    </message>
    <message>
        <source>how far a scaling came was not kept</source>
        <translation>没有记下扩缩进行到何处</translation>
    </message>
    <message>
        <source>a scaling that is whole is still kept</source>
        <translation>已完整的扩缩仍被保留</translation>
    </message>
    <message>
        <source>the scaling before is not kept again</source>
        <translation>先前的扩缩没有再次保留</translation>
    </message>
    <message>
        <source>a settled scaling is still kept</source>
        <translation>已了结的扩缩仍被保留</translation>
    </message>
    <message>
        <source>service %1: desired %2, running %3</source>
        <translation>服务 %1：期望 %2，运行中 %3</translation>
    </message>
    <message>
        <source>, pending %1</source>
        <translation>，待启动 %1</translation>
    </message>
    <message>
        <source>(this outcome is not in the record: %1)</source>
        <translation>（此结果未写入记录：%1）</translation>
    </message>
    <message>
        <source>force a new deployment of %1</source>
        <translation>强制 %1 进行新的部署</translation>
    </message>
    <message>
        <source>%1; no new deployment is to be seen yet: whether one was begun is not known</source>
        <translation>%1；尚未看到新的部署：不知道是否已开始</translation>
    </message>
    <message>
        <source>deployment %1 began%2</source>
        <translation>部署 %1 已开始%2</translation>
    </message>
    <message>
        <source>accepted; the new deployment is not to be seen yet</source>
        <translation>已接受；尚未看到新的部署</translation>
    </message>
    <message>
        <source>stop task %1 of %2</source>
        <translation>停止 %2 的任务 %1</translation>
    </message>
    <message>
        <source>stopped from Pilothouse</source>
        <translation>由 Pilothouse 停止</translation>
    </message>
    <message>
        <source>%1, but the task still says “%2”</source>
        <translation>%1，但该任务仍显示“%2”</translation>
    </message>
    <message>
        <source>capacity provider %1 names no host group</source>
        <translation>容量提供方 %1 没有指明主机组</translation>
    </message>
    <message>
        <source>capacity provider %1 could not be read</source>
        <translation>无法读取容量提供方 %1</translation>
    </message>
    <message>
        <source>its tasks run on hosts of %1 groups (%2)</source>
        <translation>其任务在 %1 个主机组的主机上运行（%2）</translation>
    </message>
    <message>
        <source>%1 of its tasks run on hosts outside any group</source>
        <translation>其任务有 %1 个在任何主机组之外的主机上运行</translation>
    </message>
    <message>
        <source>all ECS clusters of the account in this region; the profile names no stack</source>
        <translation>此区域中该账户的全部 ECS 集群；配置中没有写明 stack</translation>
    </message>
    <message>
        <source>by name: %1 or %1-…; no cluster bears the tag Project=%1</source>
        <translation>按名称：%1 或 %1-…；没有集群带有标签 Project=%1</translation>
    </message>
    <message>
        <source>no ECS cluster bears the tag Project=%1 or a name that begins with it; there are %2</source>
        <translation>没有 ECS 集群带有标签 Project=%1 或以其开头的名称；现有 %2</translation>
    </message>
    <message>
        <source>none at all</source>
        <translation>一个也没有</translation>
    </message>
    <message>
        <source>ECS does not say what its tasks run on</source>
        <translation>ECS 没有说明其任务在何处运行</translation>
    </message>
    <message>
        <source>no host group could be read</source>
        <translation>无法读取任何主机组</translation>
    </message>
    <message>
        <source>no running task, placement constraint or name points to exactly one host group</source>
        <translation>没有运行中的任务、放置约束或名称恰好指向一个主机组</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>the key&apos;s identity</source>
        <translation>密钥的身份</translation>
    </message>
    <message>
        <source>%1, account %2</source>
        <translation>%1，账户 %2</translation>
    </message>
    <message>
        <source>Correct provers.stack or aws.region of the profile.</source>
        <translation>修正配置中的 provers.stack 或 aws.region。</translation>
    </message>
    <message>
        <source>capacity providers</source>
        <translation>容量提供方</translation>
    </message>
    <message>
        <source>this machine&apos;s clock is %1 s %2 AWS; requests are signed by theirs, set ours</source>
        <translation>本机时钟比 AWS %2 %1 s；请求以 AWS 的时间签名，校正本机时钟</translation>
    </message>
    <message>
        <source>container hosts</source>
        <translation>容器主机</translation>
    </message>
    <message>
        <source>service %1: could not be read (%2)</source>
        <translation>服务 %1：无法读取（%2）</translation>
    </message>
    <message>
        <source>, %1 hosts in service</source>
        <translation>，%1 台主机在役</translation>
    </message>
    <message>
        <source>group %1: could not be read (%2)</source>
        <translation>主机组 %1：无法读取（%2）</translation>
    </message>
    <message>
        <source>it was written in format %1, this version reads %2</source>
        <translation>它以格式 %1 写入，本版本读取格式 %2</translation>
    </message>
    <message>
        <source>its member &quot;%1&quot; is not as promised</source>
        <translation>其成员 &quot;%1&quot; 不符合约定</translation>
    </message>
    <message>
        <source>service %1 back to %2</source>
        <translation>服务 %1 退回到 %2</translation>
    </message>
    <message>
        <source>group %1 back to %2</source>
        <translation>主机组 %1 退回到 %2</translation>
    </message>
    <message>
        <source>Half done; in force now: %1.</source>
        <translation>部分完成；现在生效：%1。</translation>
    </message>
    <message>
        <source>stopped while the prover cluster was read</source>
        <translation>读取 Prover 集群时被停止</translation>
    </message>
    <message>
        <source>Wait for its end, or cancel it in the activity list.</source>
        <translation>等它结束，或在活动列表中取消。</translation>
    </message>
    <message>
        <source>%1 group %2: %3</source>
        <translation>%1 主机组 %2：%3</translation>
    </message>
    <message>
        <source>%1 is suspended in the group: no host will %2</source>
        <translation>主机组中的 %1 已暂停：没有主机会%2</translation>
    </message>
    <message>
        <source>a group of %1 cannot be: min ≤ desired ≤ max, none below 0</source>
        <translation>不可能有%1的主机组：min ≤ desired ≤ max，且都不小于 0</translation>
    </message>
    <message>
        <source>host group %1 is %2</source>
        <translation>主机组 %1 为 %2</translation>
    </message>
    <message>
        <source>no service</source>
        <translation>没有服务</translation>
    </message>
    <message>
        <source>Neither as before nor as intended; in force now: %1.</source>
        <translation>既不是之前的样子，也不是期望的样子；现在生效：%1。</translation>
    </message>
    <message>
        <source>Outcome unknown; in force now: %1.</source>
        <translation>结果未知；现在生效：%1。</translation>
    </message>
    <message>
        <source>Read the numbers again, then scale again.</source>
        <translation>重新读取数目，然后再次扩缩。</translation>
    </message>
    <message>
        <source>the scaling cannot be written down: %1</source>
        <translation>无法写下此次扩缩：%1</translation>
    </message>
    <message>
        <source>the numbers moved since the plan: %1</source>
        <translation>自计划以来数目发生了变化：%1</translation>
    </message>
    <message>
        <source>group %1 refused: %2</source>
        <translation>主机组 %1 拒绝：%2</translation>
    </message>
    <message>
        <source>, read back</source>
        <translation>，已回读</translation>
    </message>
    <message>
        <source>the change of %1 was accepted</source>
        <translation>对 %1 的更改已被接受</translation>
    </message>
    <message>
        <source>%1, but it still reads %2</source>
        <translation>%1，但读到的仍是 %2</translation>
    </message>
    <message>
        <source>service %1: desired %2</source>
        <translation>服务 %1：期望 %2</translation>
    </message>
    <message>
        <source>service %1 refused: %2</source>
        <translation>服务 %1 拒绝：%2</translation>
    </message>
    <message>
        <source>%1, but desired still reads %2</source>
        <translation>%1，但读到的期望数仍是 %2</translation>
    </message>
    <message>
        <source>%1 of %2 hosts ready</source>
        <translation>%1/%2 台主机就绪</translation>
    </message>
    <message>
        <source>%1 hosts of %2 are ready</source>
        <translation>%2 台主机中有 %1 台就绪</translation>
    </message>
    <message>
        <source>%1 of %2 hosts were ready; %3</source>
        <translation>%2 台主机中有 %1 台就绪；%3</translation>
    </message>
    <message>
        <source>; the group says: %1</source>
        <translation>；主机组称：%1</translation>
    </message>
    <message>
        <source>only %1 of %2 hosts became ready in %3 min%4</source>
        <translation>%3 min 内 %2 台主机中只有 %1 台就绪%4</translation>
    </message>
    <message>
        <source>%1 tasks still run, %2 shall</source>
        <translation>仍有 %1 个任务在运行，应为 %2 个</translation>
    </message>
    <message>
        <source>%1 tasks still run where %2 shall; their hosts were left</source>
        <translation>应为 %2 个任务之处仍有 %1 个在运行；未动其主机</translation>
    </message>
    <message>
        <source>%1 of %2 tasks run</source>
        <translation>%2 个任务中有 %1 个在运行</translation>
    </message>
    <message>
        <source>Nothing can test it beforehand: its first use shows whether it works</source>
        <translation>无法事先测试：首次使用时才知道它是否可用</translation>
    </message>
    <message>
        <source>What is stored stays as it is: if writing fails, the former one is put back.</source>
        <translation>已存放的保持原样：若写入失败，会放回原先的密钥。</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>others on this machine can open it; chmod 600 makes it yours alone</source>
        <translation>此机器上的其他人可以打开它；chmod 600 使其仅归你所有</translation>
    </message>
    <message>
        <source>this program may not read it</source>
        <translation>本程序无权读取它</translation>
    </message>
    <message>
        <source>a test stores nothing</source>
        <translation>测试不会存放任何内容</translation>
    </message>
    <message>
        <source>a test deletes nothing</source>
        <translation>测试不会删除任何内容</translation>
    </message>
    <message>
        <source>Test the key of %1</source>
        <translation>测试 %1 的密钥</translation>
    </message>
    <message>
        <source>another value was read back than was written</source>
        <translation>回读到的值与写入的不同</translation>
    </message>
    <message>
        <source>The former key was put back and is in use.</source>
        <translation>已放回原先的密钥，并在使用。</translation>
    </message>
    <message>
        <source>The former key could not be put back whole: enter it again.</source>
        <translation>未能完整放回原先的密钥：重新输入它。</translation>
    </message>
    <message>
        <source>%1 is written by Pilothouse itself</source>
        <translation>%1 由 Pilothouse 自己写入</translation>
    </message>
    <message>
        <source>there is no value to store</source>
        <translation>没有要存放的值</translation>
    </message>
    <message>
        <source>asking %1 with the new key</source>
        <translation>正在用新密钥询问 %1</translation>
    </message>
    <message>
        <source>not stored: %1 did not take it (%2)</source>
        <translation>未存放：%1 没有接受（%2）</translation>
    </message>
    <message>
        <source>writing to %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>%1: tested, then stored in %2</source>
        <translation>%1：已测试，随后存入 %2</translation>
    </message>
    <message>
        <source>%1: stored in %2 without a test</source>
        <translation>%1：未经测试存入 %2</translation>
    </message>
    <message>
        <source>secrets are kept in memory until the program ends</source>
        <translation>密钥保存在内存中，直到程序结束</translation>
    </message>
    <message>
        <source>this keychain is used from here on</source>
        <translation>从此处起使用此钥匙串</translation>
    </message>
    <message>
        <source>environment variables are only read</source>
        <translation>环境变量只可读取</translation>
    </message>
    <message>
        <source>Unset the variable, or store the secret in the keychain.</source>
        <translation>取消设置该变量，或把密钥存放到钥匙串。</translation>
    </message>
    <message>
        <source>the note of the keychain in use cannot be read</source>
        <translation>无法读取关于所用钥匙串的记载</translation>
    </message>
    <message>
        <source>the keychain refused: %1</source>
        <translation>钥匙串拒绝：%1</translation>
    </message>
    <message>
        <source>Answer the keychain&apos;s password window, then try again.</source>
        <translation>回应钥匙串的密码窗口，然后再试。</translation>
    </message>
    <message>
        <source>the list of stored names cannot be read</source>
        <translation>无法读取所存名称的列表</translation>
    </message>
    <message>
        <source>The secrets themselves are untouched; storing one again starts a new list.</source>
        <translation>密钥本身未受影响；再次存放一个会开始新的列表。</translation>
    </message>
    <message>
        <source>the secret is stored, but another program has been changing the list of names for too long</source>
        <translation>密钥已存放，但另一程序更改名称列表的时间过长</translation>
    </message>
    <message>
        <source>the secrets of this environment were stored in &quot;%1&quot;, now &quot;%2&quot; answers; nothing was overwritten</source>
        <translation>此环境的密钥存放在 &quot;%1&quot; 中，现在应答的是 &quot;%2&quot;；没有覆盖任何内容</translation>
    </message>
    <message>
        <source>Start &quot;%1&quot; again, or accept &quot;%2&quot; and store the secrets anew.</source>
        <translation>重新启动 &quot;%1&quot;，或接受 &quot;%2&quot; 并重新存放密钥。</translation>
    </message>
    <message>
        <source>the value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>no secret named %1 is stored for this environment</source>
        <translation>此环境没有存放名为 %1 的密钥</translation>
    </message>
    <message>
        <source>the keychain refused without saying why</source>
        <translation>钥匙串拒绝，且没有说明原因</translation>
    </message>
    <message>
        <source>the keychain is locked</source>
        <translation>钥匙串已锁定</translation>
    </message>
    <message>
        <source>Unlock it (answer its password window), then try again.</source>
        <translation>解锁它（回应其密码窗口），然后再试。</translation>
    </message>
    <message>
        <source>there is no keychain to ask</source>
        <translation>没有可询问的钥匙串</translation>
    </message>
    <message>
        <source>Start a Secret Service (GNOME Keyring, KWallet, KeePassXC), or keep secrets for this session only.</source>
        <translation>启动一个 Secret Service（GNOME Keyring、KWallet、KeePassXC），或仅在本次会话中保存密钥。</translation>
    </message>
    <message>
        <source>the keychain has not answered in time; its answer is still waited for</source>
        <translation>钥匙串没有及时应答；仍在等待它的应答</translation>
    </message>
    <message>
        <source>Look for a password window of the keychain, then try again.</source>
        <translation>查找钥匙串的密码窗口，然后再试。</translation>
    </message>
    <message>
        <source>the secrets were stored in another keychain than the one that answers now</source>
        <translation>密钥存放在另一个钥匙串中，而不是正在应答的这一个</translation>
    </message>
    <message>
        <source>Start the keychain they are in, or store them again.</source>
        <translation>启动它们所在的钥匙串，或重新存放。</translation>
    </message>
    <message>
        <source>this program keeps no secrets in memory</source>
        <translation>本程序不在内存中保存密钥</translation>
    </message>
    <message>
        <source>the secrets file is only read</source>
        <translation>密钥文件只可读取</translation>
    </message>
    <message>
        <source>Edit the file, or run without it to use the keychain.</source>
        <translation>编辑该文件，或不使用它而改用钥匙串。</translation>
    </message>
    <message>
        <source>Write one NAME=VALUE on each line.</source>
        <translation>每行写一个 NAME=VALUE。</translation>
    </message>
    <message>
        <source>not a line NAME=VALUE</source>
        <translation>不是 NAME=VALUE 行</translation>
    </message>
    <message>
        <source>a name without a value</source>
        <translation>名称没有值</translation>
    </message>
    <message>
        <source>a name that is there before</source>
        <translation>名称在前面已出现</translation>
    </message>
    <message>
        <source>no coordinator wallet is set, so its certificates cannot be looked up</source>
        <translation>未设置协调器钱包，因此无法查询其证书</translation>
    </message>
    <message>
        <source>“%1” is no id of an app or a machine (40 hexadecimal digits)</source>
        <translation>“%1”不是应用或机器的 id（40 个十六进制数字）</translation>
    </message>
    <message>
        <source>Nothing was sent. Look at what the cloud says of this CVM.</source>
        <translation>未发送任何内容。查看云端对此 CVM 的说明。</translation>
    </message>
    <message>
        <source>the cloud names no gateway for this CVM, so it has no address</source>
        <translation>云端没有指明此 CVM 的网关，因此它没有地址</translation>
    </message>
    <message>
        <source>Nothing was sent. A CVM that was just made may get one soon.</source>
        <translation>未发送任何内容。刚创建的 CVM 可能很快就有。</translation>
    </message>
    <message>
        <source>“%1” is no gateway&apos;s name</source>
        <translation>“%1”不是网关的名称</translation>
    </message>
    <message>
        <source>the gateway %1 is none of those this environment may send signatures to (%2)</source>
        <translation>网关 %1 不在此环境可发送签名的网关之列（%2）</translation>
    </message>
    <message>
        <source>Nothing was sent. If the gateway is yours, add its domain to the profile.</source>
        <translation>未发送任何内容。如果该网关归你所有，把其域名加入配置。</translation>
    </message>
    <message>
        <source>%1 is no port</source>
        <translation>%1 不是端口</translation>
    </message>
    <message>
        <source>Set spawntee-port to the port the compose file publishes; 9010 is usual.</source>
        <translation>把 spawntee-port 设为 compose 文件公开的端口；通常为 9010。</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>the signing key was replaced just now; nothing was sent</source>
        <translation>签名密钥刚刚被更换；未发送任何内容</translation>
    </message>
    <message>
        <source>there is no signing key for this cluster; nothing was sent</source>
        <translation>该集群没有签名密钥；未发送任何内容</translation>
    </message>
    <message>
        <source>Store the coordinator&apos;s private key under Secrets, or name its file in the profile.</source>
        <translation>在“密钥”下存放协调器的私钥，或在配置中写明其文件。</translation>
    </message>
    <message>
        <source>this is a key in OpenSSH&apos;s own form</source>
        <translation>这是 OpenSSH 自有格式的密钥</translation>
    </message>
    <message>
        <source>Convert it to PEM, or choose the key of the coordinator&apos;s certificate.</source>
        <translation>将其转换为 PEM，或选择协调器证书的密钥。</translation>
    </message>
    <message>
        <source>the private key is damaged</source>
        <translation>私钥已损坏</translation>
    </message>
    <message>
        <source>Take the file again from the coordinator&apos;s certificate bundle (tls.key).</source>
        <translation>重新从协调器的证书包中取该文件（tls.key）。</translation>
    </message>
    <message>
        <source>this is a public key; signing needs the private one</source>
        <translation>这是公钥；签名需要私钥</translation>
    </message>
    <message>
        <source>Choose the private key (tls.key).</source>
        <translation>选择私钥（tls.key）。</translation>
    </message>
    <message>
        <source>this is a certificate; signing needs its private key</source>
        <translation>这是证书；签名需要它的私钥</translation>
    </message>
    <message>
        <source>Choose the private key (tls.key) beside it.</source>
        <translation>选择它旁边的私钥（tls.key）。</translation>
    </message>
    <message>
        <source>this is no private key in PEM form</source>
        <translation>这不是 PEM 格式的私钥</translation>
    </message>
    <message>
        <source>Choose the private key of the coordinator&apos;s certificate (tls.key).</source>
        <translation>选择协调器证书的私钥（tls.key）。</translation>
    </message>
    <message>
        <source>the private key is encrypted with a password</source>
        <translation>私钥已用密码加密</translation>
    </message>
    <message>
        <source>Decrypt it into a file that only you can read (openssl pkey -in KEY -out PLAIN), and choose that.</source>
        <translation>将其解密到只有你能读取的文件（openssl pkey -in KEY -out PLAIN），然后选择该文件。</translation>
    </message>
    <message>
        <source>this is a key of type %1; gateway signatures need RSA</source>
        <translation>这是 %1 类型的密钥；网关签名需要 RSA</translation>
    </message>
    <message>
        <source>Choose the RSA key of the coordinator&apos;s certificate (tls.key).</source>
        <translation>选择协调器证书的 RSA 密钥（tls.key）。</translation>
    </message>
    <message>
        <source>the RSA key has %1 bits; %2 are the least that is safe</source>
        <translation>该 RSA 密钥有 %1 位；至少 %2 位才安全</translation>
    </message>
    <message>
        <source>Have a certificate issued for a longer key.</source>
        <translation>让人为更长的密钥签发证书。</translation>
    </message>
    <message>
        <source>the private key is damaged: its halves do not fit</source>
        <translation>私钥已损坏：其两半不相配</translation>
    </message>
    <message>
        <source>Take the file again from the coordinator&apos;s certificate bundle.</source>
        <translation>重新从协调器的证书包中取该文件。</translation>
    </message>
    <message>
        <source>OpenSSL cannot write the public key</source>
        <translation>OpenSSL 无法写出公钥</translation>
    </message>
    <message>
        <source>OpenSSL cannot sign with a key that it has checked</source>
        <translation>OpenSSL 无法用它已检查过的密钥签名</translation>
    </message>
    <message>
        <source>%1 (status %2)</source>
        <translation>%1（状态 %2）</translation>
    </message>
    <message>
        <source>the spawntee says “%1” (status %2)</source>
        <translation>spawntee 说“%1”（状态 %2）</translation>
    </message>
    <message>
        <source>the change was accepted, but the answer cannot be used: %1</source>
        <translation>更改已被接受，但应答无法使用：%1</translation>
    </message>
    <message>
        <source>is missing, empty or no text</source>
        <translation> 缺失、为空或不是文本</translation>
    </message>
    <message>
        <source>is longer than %1 characters</source>
        <translation> 超过 %1 个字符</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation> 不是文本</translation>
    </message>
    <message>
        <source>is missing or neither true nor false</source>
        <translation> 缺失，或既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>is no whole number from 0 to %1</source>
        <translation> 不是 0 到 %1 的整数</translation>
    </message>
    <message>
        <source>is no number from 0 to 1</source>
        <translation> 不是 0 到 1 的数</translation>
    </message>
    <message>
        <source>is missing or no list</source>
        <translation> 缺失或不是列表</translation>
    </message>
    <message>
        <source>has more than %1 entries</source>
        <translation> 超过 %1 项</translation>
    </message>
    <message>
        <source>is no time</source>
        <translation> 不是时间</translation>
    </message>
    <message>
        <source>%1[%2] is no object</source>
        <translation>%1[%2] 不是对象</translation>
    </message>
    <message>
        <source>“%1” cannot be part of an address</source>
        <translation>“%1”不能作地址的一部分</translation>
    </message>
    <message>
        <source>Check the id; nothing was sent.</source>
        <translation>检查该 id；未发送任何内容。</translation>
    </message>
    <message>
        <source>task_id: the answer is about another task</source>
        <translation>task_id：应答针对另一个任务</translation>
    </message>
    <message>
        <source>operations is no list</source>
        <translation>operations 不是列表</translation>
    </message>
    <message>
        <source>certHash is missing</source>
        <translation>缺少 certHash</translation>
    </message>
    <message>
        <source>cannot be opened: %1</source>
        <translation>无法打开：%1</translation>
    </message>
    <message>
        <source>another program has been opening the file for 5 s</source>
        <translation>另一程序打开该文件已达 5 s</translation>
    </message>
    <message>
        <source>End that program, then try again.</source>
        <translation>结束该程序，然后再试。</translation>
    </message>
    <message>
        <source>cannot be created: %1</source>
        <translation>无法创建：%1</translation>
    </message>
    <message>
        <source>the file is a symbolic link</source>
        <translation>该文件是符号链接</translation>
    </message>
    <message>
        <source>Put the file itself there.</source>
        <translation>把文件本身放到那里。</translation>
    </message>
    <message>
        <source>the file belongs to another user</source>
        <translation>该文件属于另一用户</translation>
    </message>
    <message>
        <source>Use a state folder of your own.</source>
        <translation>使用自己的状态文件夹。</translation>
    </message>
    <message>
        <source>other users may write the file</source>
        <translation>其他用户可以写入该文件</translation>
    </message>
    <message>
        <source>Find out who did, then run: chmod 600 &apos;%1&apos;</source>
        <translation>查明是谁写的，然后运行：chmod 600 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>other users may read the file, and this cannot be changed: %1</source>
        <translation>其他用户可以读取该文件，且无法更改：%1</translation>
    </message>
    <message>
        <source>held by %1 until %2</source>
        <translation>由 %1 占用至 %2</translation>
    </message>
    <message>
        <source>Let it finish, or close that program.</source>
        <translation>让它完成，或关闭该程序。</translation>
    </message>
    <message>
        <source>an SQLite file of another program</source>
        <translation>这是另一程序的 SQLite 文件</translation>
    </message>
    <message>
        <source>the file has schema %1, this program knows %2 at most</source>
        <translation>文件的 schema 为 %1，本程序至多认识 %2</translation>
    </message>
    <message>
        <source>Use the newer program that wrote it.</source>
        <translation>使用写入它的较新程序。</translation>
    </message>
    <message>
        <source>&quot;store.postgresql&quot; is not supported by this version yet</source>
        <translation>本版本尚不支持 &quot;store.postgresql&quot;</translation>
    </message>
    <message>
        <source>Remove the &quot;store&quot; section to keep the state in a file on this machine.</source>
        <translation>去掉 &quot;store&quot; 段，把状态保存在本机的文件中。</translation>
    </message>
    <message>
        <source>the state file is in use by another program</source>
        <translation>状态文件正被另一程序使用</translation>
    </message>
    <message>
        <source>the state file is read-only</source>
        <translation>状态文件为只读</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the state file is damaged; it is kept as it is</source>
        <translation>状态文件已损坏；保持原样</translation>
    </message>
    <message>
        <source>Restore it from a backup, or move it aside to start a new one.</source>
        <translation>从备份恢复，或将其移开以开始新的文件。</translation>
    </message>
    <message>
        <source>the state file cannot be used: %1</source>
        <translation>无法使用状态文件：%1</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed</source>
        <translation>未安装 Qt 的 SQLite 驱动</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-sqlite.</source>
        <translation>安装软件包 libqt6sql6-sqlite。</translation>
    </message>
    <message>
        <source>another program has the file open; nothing was moved</source>
        <translation>另一程序打开着该文件；没有移动任何内容</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>关闭它，然后再试。</translation>
    </message>
    <message>
        <source>cannot be renamed</source>
        <translation>无法重命名</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>more than %1 nodes at once</source>
        <translation>一次超过 %1 个节点</translation>
    </message>
    <message>
        <source>cancelled while it was planned; nothing is made</source>
        <translation>计划期间已取消；未创建任何内容</translation>
    </message>
    <message>
        <source>%1 of %2 not done</source>
        <translation>%2 项中有 %1 项未完成</translation>
    </message>
    <message>
        <source>Encrypt %1 to the key of each machine&apos;s own app</source>
        <translation>将 %1 加密到每台机器各自应用的密钥</translation>
    </message>
    <message>
        <source>Make %1 on %2 in %3</source>
        <translation>在 %2 上创建 %1（%3）</translation>
    </message>
    <message>
        <source>a region not said</source>
        <translation>未告知的区域</translation>
    </message>
    <message>
        <source>the machine that has this task cannot be spoken to now</source>
        <translation>现在无法与拥有此任务的机器通信</translation>
    </message>
    <message>
        <source>Check that the machine runs.</source>
        <translation>检查机器是否在运行。</translation>
    </message>
    <message>
        <source>the gateway&apos;s domain cannot be used</source>
        <translation>网关的域名无法使用</translation>
    </message>
    <message>
        <source>the machine is not online, so none of its containers can be read</source>
        <translation>机器不在线，因此无法读取其任何容器</translation>
    </message>
    <message>
        <source>Start it, or read its record: the last boot error stands there.</source>
        <translation>启动它，或读取其记录：其中有最后一次启动错误。</translation>
    </message>
    <message>
        <source>the logs of this machine are not public, so the cloud hands none out</source>
        <translation>此机器的日志不公开，因此云端不予提供</translation>
    </message>
    <message>
        <source>Deploy it with public logs (public_logs in its manifest); everybody who knows the address can read them then.</source>
        <translation>以公开日志部署它（清单中的 public_logs）；届时凡知道地址的人都能读取。</translation>
    </message>
    <message>
        <source>the machine keeps no such log of this task</source>
        <translation>机器没有保存此任务的这份日志</translation>
    </message>
    <message>
        <source>It is gone once the task was stopped or its machine restarted; build and run have a log each.</source>
        <translation>任务停止或其机器重启后，日志即消失；构建和运行各有一份日志。</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>状态 %1</translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation>条目 %1</translation>
    </message>
    <message>
        <source>the answers that were kept are of another version of this program</source>
        <translation>保存的答案属于本程序的另一版本</translation>
    </message>
    <message>
        <source>Answer anew; the file is replaced then.</source>
        <translation>重新回答；届时会替换该文件。</translation>
    </message>
    <message>
        <source>the setup runs already</source>
        <translation>搭建已在运行</translation>
    </message>
    <message>
        <source>a dry run ends with the plan</source>
        <translation>试运行到计划为止</translation>
    </message>
    <message>
        <source>the setup runs</source>
        <translation>搭建正在运行</translation>
    </message>
    <message>
        <source>%1 refuses</source>
        <translation>%1 拒绝</translation>
    </message>
    <message>
        <source>the cloud does not list %1 as one that can be asked</source>
        <translation>云端没有把 %1 列为可询问的机器</translation>
    </message>
    <message>
        <source>line %1 is not NAME=value</source>
        <translation>第 %1 行不是 NAME=value</translation>
    </message>
    <message>
        <source>the variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Write one variable a line; put a value of several lines in quotes.</source>
        <translation>每行写一个变量；多行的值放在引号中。</translation>
    </message>
    <message>
        <source>one machine cannot be on several nodes</source>
        <translation>一台机器不能同时在多个节点上</translation>
    </message>
    <message>
        <source>%1: the machine says “%2”</source>
        <translation>%1：机器说“%2”</translation>
    </message>
    <message>
        <source>it was not built</source>
        <translation>它未构建</translation>
    </message>
    <message>
        <source>it does not run</source>
        <translation>它没有运行</translation>
    </message>
    <message>
        <source>it was not stopped</source>
        <translation>它未停止</translation>
    </message>
    <message>
        <source>not settled after %1; it may still get there</source>
        <translation>%1后仍未稳定；之后仍可能到达</translation>
    </message>
    <message>
        <source>no CVM has room for another model, and no runner was added: %1</source>
        <translation>没有 CVM 有空位容纳另一个模型，也没有添加 runner：%1</translation>
    </message>
    <message>
        <source>no CVM has room for another model: %1 was added, and is full already</source>
        <translation>没有 CVM 有空位容纳另一个模型：已添加 %1，而它也已满</translation>
    </message>
    <message>
        <source>Provision another runner, or stop a model.</source>
        <translation>再配备一台 runner，或停止一个模型。</translation>
    </message>
    <message>
        <source>the cloud does not name the node %1 that the runner would be on</source>
        <translation>云端没有指明 runner 将在的节点 %1</translation>
    </message>
    <message>
        <source>the cloud does not say on which node the runner would be, so its address could not be told to it</source>
        <translation>云端没有说明 runner 将在哪个节点，因此无法告知它自己的地址</translation>
    </message>
    <message>
        <source>the cloud promised no app or no compose hash, so a lost answer could not be followed up</source>
        <translation>云端没有承诺应用或 compose 哈希，因此丢失的应答无法追查</translation>
    </message>
    <message>
        <source>nobody has room, and runners are not provisioned automatically in this environment</source>
        <translation>没有一台有空位，而此环境不自动配备 runner</translation>
    </message>
    <message>
        <source>Provision a runner in the cluster pane, or stop a model.</source>
        <translation>在集群面板中配备一台 runner，或停止一个模型。</translation>
    </message>
    <message>
        <source>automatic provisioning is paused: %1</source>
        <translation>自动配备已暂停：%1</translation>
    </message>
    <message>
        <source>Resume it once the cause is gone.</source>
        <translation>原因消除后恢复它。</translation>
    </message>
    <message>
        <source>the newest runner filled up at once; the next one is a person&apos;s decision</source>
        <translation>最新的 runner 立即就满了；下一台由人来决定</translation>
    </message>
    <message>
        <source>no longer waits for the runner; its provisioning goes on</source>
        <translation>不再等待该 runner；其配备继续进行</translation>
    </message>
    <message>
        <source>the cloud&apos;s list has rows that cannot be read, and %1 may be one</source>
        <translation>云端的列表有无法读取的行，%1 可能是其中之一</translation>
    </message>
    <message>
        <source>%1 was deleted again, which was read back; the head is as it was.</source>
        <translation>%1 已重新删除，并已回读；首选保持不变。</translation>
    </message>
    <message>
        <source>%1 could not be deleted (%2): it is still being paid for. The head is as it was.</source>
        <translation>无法删除 %1（%2）：仍在计费。首选保持不变。</translation>
    </message>
    <message>
        <source>Retry the deletion, or delete it in the cloud&apos;s own console.</source>
        <translation>重试删除，或在云端自己的控制台中删除。</translation>
    </message>
    <message>
        <source>Delete %1, which serves nobody</source>
        <translation>删除无人使用的 %1</translation>
    </message>
    <message>
        <source>%1 is gone, as was read back</source>
        <translation>%1 已消失，并已回读</translation>
    </message>
    <message>
        <source>%1 is still being paid for: %2</source>
        <translation>%1 仍在计费：%2</translation>
    </message>
    <message>
        <source>it is not there, but was asked for less than %1 ago and may appear yet</source>
        <translation>它不在，但请求发出不足%1，仍可能出现</translation>
    </message>
    <message>
        <source>Look again later.</source>
        <translation>稍后再看。</translation>
    </message>
    <message>
        <source>a runner is being provisioned</source>
        <translation>正在配备 runner</translation>
    </message>
    <message>
        <source>machines are being deleted</source>
        <translation>正在删除机器</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it.</source>
        <translation>等待它，或取消它。</translation>
    </message>
    <message>
        <source>%1 is not on the list of machines that are still being paid for</source>
        <translation>%1 不在仍在计费的机器列表中</translation>
    </message>
    <message>
        <source>cancelled; nothing was deployed</source>
        <translation>已取消；未部署任何内容</translation>
    </message>
    <message>
        <source>no runner is provisioned automatically: %1</source>
        <translation>不自动配备 runner：%1</translation>
    </message>
    <message>
        <source>Look at the plan and decide yourself.</source>
        <translation>查看计划并自行决定。</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>the cloud gave no answer within %1</source>
        <translation>云端在 %1内没有应答</translation>
    </message>
    <message>
        <source>No runner was made.</source>
        <translation>未创建任何 runner。</translation>
    </message>
    <message>
        <source>The head is as it was; %1 counts as still being paid for%2.</source>
        <translation>首选保持不变；%1 视为仍在计费%2。</translation>
    </message>
    <message>
        <source>Retry its deletion: that looks for it again.</source>
        <translation>重试删除它：这会再次查找它。</translation>
    </message>
    <message>
        <source>%1 is held and still being paid for; the head is as it was%2.</source>
        <translation>%1 被保留且仍在计费；首选保持不变%2。</translation>
    </message>
    <message>
        <source> Approve its hash to let it in, or retry its deletion.</source>
        <translation>批准其哈希以接纳它，或重试删除它。</translation>
    </message>
    <message>
        <source>what is kept of provisioned machines cannot be read: %1</source>
        <translation>无法读取所保存的已配备机器：%1</translation>
    </message>
    <message>
        <source>Compare the cloud&apos;s list of machines with what you need; nothing is provisioned until this is clear.</source>
        <translation>将云端的机器列表与所需对照；在查明之前不会配备任何机器。</translation>
    </message>
    <message>
        <source>a machine has no name</source>
        <translation>有机器没有名称</translation>
    </message>
    <message>
        <source>the state of %1</source>
        <translation>%1 的状态</translation>
    </message>
    <message>
        <source>the list of machines</source>
        <translation>机器列表</translation>
    </message>
    <message>
        <source>whether it is paused</source>
        <translation>是否已暂停</translation>
    </message>
    <message>
        <source>cancelled while %1</source>
        <translation>在%1时取消</translation>
    </message>
    <message>
        <source>not ready within %1: %2%3</source>
        <translation>%1内未就绪：%2%3</translation>
    </message>
    <message>
        <source>Deploy %1 on %2</source>
        <translation>在 %2 上部署 %1</translation>
    </message>
    <message>
        <source>Deploy %1 on %2 nodes</source>
        <translation>在 %2 个节点上部署 %1</translation>
    </message>
    <message>
        <source>Plan %1</source>
        <translation>计划 %1</translation>
    </message>
    <message>
        <source>any node</source>
        <translation>任一节点</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>round trip %1 ms</source>
        <translation>往返时间 %1 ms</translation>
    </message>
    <message>
        <source>round trip below 1 ms</source>
        <translation>往返时间低于 1 ms</translation>
    </message>
    <message>
        <source>round trip not measured</source>
        <translation>往返时间未测量</translation>
    </message>
    <message>
        <source>round trip not measured (%1)</source>
        <translation>往返时间未测量（%1）</translation>
    </message>
    <message>
        <source>free: %1</source>
        <translation>空闲：%1</translation>
    </message>
    <message>
        <source>free room not said</source>
        <translation>未说明空闲容量</translation>
    </message>
    <message>
        <source>%1 %2 an hour, %3 %2 a month</source>
        <translation>每小时 %1 %2，每月 %3 %2</translation>
    </message>
    <message>
        <source>together %1</source>
        <translation>合计 %1</translation>
    </message>
    <message>
        <source>all %1 promise the same compose hash %2</source>
        <translation>全部 %1 台承诺相同的 compose 哈希 %2</translation>
    </message>
    <message>
        <source>promises compose hash %1</source>
        <translation>承诺 compose 哈希 %1</translation>
    </message>
    <message>
        <source>the promised compose hashes differ (%1): the cloud makes another manifest for each, so that no comparison will call these machines equal</source>
        <translation>承诺的 compose 哈希不同（%1）：云端为每台机器生成另一份清单，因此任何比较都不会判定这些机器相同</translation>
    </message>
    <message>
        <source>the OS images differ (%1): their registers will differ, whatever the compose hash says</source>
        <translation>OS 镜像不同（%1）：无论 compose 哈希如何，其寄存器都会不同</translation>
    </message>
    <message>
        <source>persistent state needs a store outside: each machine keeps its own %1</source>
        <translation>持久状态需要外部存储：每台机器各自保存 %1</translation>
    </message>
    <message>
        <source>the machines would not run the same</source>
        <translation>这些机器不会运行相同的内容</translation>
    </message>
    <message>
        <source>delete them</source>
        <translation>删除它们</translation>
    </message>
    <message>
        <source>Billing of each begins when it is made.</source>
        <translation>每台机器从创建时起计费。</translation>
    </message>
    <message>
        <source>no node is chosen</source>
        <translation>未选择节点</translation>
    </message>
    <message>
        <source>none of the nodes can take it (%1)</source>
        <translation>没有节点能容纳它（%1）</translation>
    </message>
    <message>
        <source>it has no slot free</source>
        <translation>没有空闲槽位</translation>
    </message>
    <message>
        <source>it has %1 vCPU free, %2 are needed</source>
        <translation>空闲 %1 vCPU，需要 %2</translation>
    </message>
    <message>
        <source>it has %1 MB of memory free, %2 are needed</source>
        <translation>空闲内存 %1 MB，需要 %2</translation>
    </message>
    <message>
        <source>it takes no app on a chain</source>
        <translation>不接受链上应用</translation>
    </message>
    <message>
        <source>it does not offer the OS image %1</source>
        <translation>不提供 OS 镜像 %1</translation>
    </message>
    <message>
        <source>the cloud does not offer this node</source>
        <translation>云端不提供此节点</translation>
    </message>
    <message>
        <source>there is a machine called %1 already</source>
        <translation>已有名为 %1 的机器</translation>
    </message>
    <message>
        <source>no machine there names its gateway</source>
        <translation>该处没有机器说明其网关</translation>
    </message>
    <message>
        <source>of an app on a chain, both the contract and its deployer are needed</source>
        <translation>链上应用须同时给出合约及其部署者</translation>
    </message>
    <message>
        <source>an address on the chain is 0x and 40 hexadecimal digits</source>
        <translation>链上地址为 0x 加 40 位十六进制数字</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>measuring round trips</source>
        <translation>正在测量往返时间</translation>
    </message>
    <message>
        <source>planned; nothing is made yet</source>
        <translation>已计划；尚未创建任何内容</translation>
    </message>
    <message>
        <source>all %1 are running</source>
        <translation>全部 %1 台正在运行</translation>
    </message>
    <message>
        <source>Several machines help with latency, with a node that fails, with load, and as proof that the same code runs everywhere.</source>
        <translation>多台机器有助于降低延迟、应对节点故障、分担负载，并证明各处运行相同的代码。</translation>
    </message>
    <message>
        <source>They do not help a single user or an app that keeps state on its disk, and each of them costs as much as the first.</source>
        <translation>对单个用户或在磁盘上保存状态的应用没有帮助，且每台的费用都与第一台相同。</translation>
    </message>
    <message>
        <source>service %1 is privileged</source>
        <translation>服务 %1 具有特权</translation>
    </message>
    <message>
        <source>service %1 names no image</source>
        <translation>服务 %1 未指明镜像</translation>
    </message>
    <message>
        <source>%1 is kept on the machine&apos;s own disk and ends with it</source>
        <translation>%1 保存在机器自身的磁盘上，随机器一同消失</translation>
    </message>
    <message>
        <source>no attestation socket is mounted: the app cannot make quotes of its own</source>
        <translation>未挂载证明套接字：应用无法自行生成 Quote</translation>
    </message>
    <message>
        <source>Mount /var/run/dstack.sock where it should answer challenges.</source>
        <translation>在需要应答挑战之处挂载 /var/run/dstack.sock。</translation>
    </message>
    <message>
        <source>the registry has no address that a runner could reach</source>
        <translation>registry 没有 runner 可以访问的地址</translation>
    </message>
    <message>
        <source>The profile was not written.</source>
        <translation>未写入配置文件。</translation>
    </message>
    <message>
        <source>take the cluster&apos;s settings over from %1</source>
        <translation>从 %1 接管集群的设置</translation>
    </message>
    <message>
        <source>Nothing was built.</source>
        <translation>未构建任何内容。</translation>
    </message>
    <message>
        <source>make push did not come to its end: %1</source>
        <translation>make push 未运行至结束：%1</translation>
    </message>
    <message>
        <source>make push ended with exit code %1</source>
        <translation>make push 以退出码 %1 结束</translation>
    </message>
    <message>
        <source>Nothing was deployed. Parts of the image may have been pushed.</source>
        <translation>未部署任何内容。镜像的部分内容可能已推送。</translation>
    </message>
    <message>
        <source>Run it again: a push of the same image is harmless.</source>
        <translation>请再次运行：重复推送同一镜像并无害处。</translation>
    </message>
    <message>
        <source>Mend what its lines name, then run it again.</source>
        <translation>修正其输出所指的问题，然后再次运行。</translation>
    </message>
    <message>
        <source>Look at what runs there, or answer &quot;orchestrator-url&quot;.</source>
        <translation>查看那里运行的是什么，或填写 &quot;orchestrator-url&quot;。</translation>
    </message>
    <message>
        <source>Start it, or answer &quot;orchestrator-url&quot; when it runs elsewhere.</source>
        <translation>启动它；若它在别处运行，请填写 &quot;orchestrator-url&quot;。</translation>
    </message>
    <message>
        <source>a signal ended it</source>
        <translation>被信号终止</translation>
    </message>
    <message>
        <source>stopped before it began</source>
        <translation>在开始之前已停止</translation>
    </message>
    <message>
        <source>tried %1 times</source>
        <translation>已尝试 %1 次</translation>
    </message>
    <message>
        <source>read back</source>
        <translation>已回读</translation>
    </message>
    <message>
        <source>the stream of states was cut</source>
        <translation>状态的推送中断</translation>
    </message>
    <message>
        <source>the list is what an earlier run kept; nobody has answered since this one began</source>
        <translation>该列表由之前的运行所留；本次运行开始以来无人应答</translation>
    </message>
    <message>
        <source>what is kept of the last list cannot be read: %1</source>
        <translation>所留的上次列表无法读取：%1</translation>
    </message>
    <message>
        <source>The next list that is read takes its place.</source>
        <translation>下一次读到的列表会取代它。</translation>
    </message>
    <message>
        <source>the boot failed; its words are not kept</source>
        <translation>启动失败；其原话未保留</translation>
    </message>
    <message>
        <source>it runs, and takes another size by a restart only</source>
        <translation>它正在运行，只有重启才能换规格</translation>
    </message>
    <message>
        <source>the compose hash stays</source>
        <translation>compose 哈希不变</translation>
    </message>
    <message>
        <source>given again: %1</source>
        <translation>重新给出：%1</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>新增：%1</translation>
    </message>
    <message>
        <source>what the new size costs was not said</source>
        <translation>新规格的价格未说明</translation>
    </message>
    <message>
        <source>costs %1 USD an hour, as before</source>
        <translation>每小时 %1 USD，与之前相同</translation>
    </message>
    <message>
        <source>costs %1 USD an hour, %2 more than now</source>
        <translation>每小时 %1 USD，比现在多 %2</translation>
    </message>
    <message>
        <source>costs %1 USD an hour, %2 less than now</source>
        <translation>每小时 %1 USD，比现在少 %2</translation>
    </message>
    <message>
        <source>what compose hash it has now was not said</source>
        <translation>它现在的 compose 哈希未说明</translation>
    </message>
    <message>
        <source>compose hash now: %1</source>
        <translation>现在的 compose 哈希：%1</translation>
    </message>
    <message>
        <source>compose hash foretold: %1</source>
        <translation>预计的 compose 哈希：%1</translation>
    </message>
    <message>
        <source>what compose hash it will have cannot be foretold; it is read back</source>
        <translation>它将有的 compose 哈希无法预计；会被回读</translation>
    </message>
    <message>
        <source>the CA file is not a file</source>
        <translation>该 CA 文件不是文件</translation>
    </message>
    <message>
        <source>the CA file is larger than 1 MiB</source>
        <translation>该 CA 文件大于 1 MiB</translation>
    </message>
    <message>
        <source>the CA file holds a private key; it must hold certificates alone</source>
        <translation>该 CA 文件含有私钥；只可含有证书</translation>
    </message>
    <message>
        <source>a certificate of the CA file cannot be read</source>
        <translation>该 CA 文件中有一个证书无法读取</translation>
    </message>
    <message>
        <source>Name a file with the PEM certificates of this environment&apos;s CA under ca-file, or take the key out.</source>
        <translation>在 ca-file 下指明含有此环境 CA 的 PEM 证书的文件，或去掉此键。</translation>
    </message>
    <message>
        <source>status is missing or not text</source>
        <translation>status 缺失或不是文字</translation>
    </message>
    <message>
        <source>usage is missing or not a list</source>
        <translation>usage 缺失或不是列表</translation>
    </message>
    <message>
        <source>the costs of an instance cannot be summed</source>
        <translation>某个实例的费用无法相加</translation>
    </message>
    <message>
        <source>a line of the event stream is longer than %1 bytes</source>
        <translation>事件流中有一行长于 %1 字节</translation>
    </message>
    <message>
        <source>an event of the stream is longer than %1 bytes</source>
        <translation>事件流中有一个事件长于 %1 字节</translation>
    </message>
    <message>
        <source>a line of the event stream is not text</source>
        <translation>事件流中有一行不是文字</translation>
    </message>
    <message>
        <source>the cloud ended the stream of states: %1</source>
        <translation>云端结束了状态的推送：%1</translation>
    </message>
    <message>
        <source>the cloud answers with something else than a stream of states</source>
        <translation>云端的应答不是状态的推送</translation>
    </message>
    <message>
        <source>&quot;ca-file&quot; must be an absolute path</source>
        <translation>“ca-file”须为绝对路径</translation>
    </message>
    <message>
        <source>Have %1 approve a compose hash</source>
        <translation>让 %1 批准一个 compose 哈希</translation>
    </message>
    <message>
        <source>Have %1 approve %2 compose hashes</source>
        <translation>让 %1 批准 %2 个 compose 哈希</translation>
    </message>
    <message>
        <source>Approve compose hash %1</source>
        <translation>批准 compose 哈希 %1</translation>
    </message>
    <message>
        <source>Approve hashes</source>
        <translation>批准哈希</translation>
    </message>
    <message>
        <source>%1… is the hash of %2</source>
        <translation>%1… 是 %2 的哈希</translation>
    </message>
    <message>
        <source>the registry&apos;s image is older than approval by call (status 404): %1</source>
        <translation>registry 的镜像早于按调用批准（状态 404）：%1</translation>
    </message>
    <message>
        <source>the registry refused hashes of these runners before</source>
        <translation>registry 之前拒绝过这些 runner 的哈希</translation>
    </message>
    <message>
        <source>nothing is changed; runners whose hash the registry does not know cannot fetch models</source>
        <translation>不作任何更改；registry 不认识其哈希的 runner 无法取得模型</translation>
    </message>
    <message>
        <source>cannot be undone; a registry forgets what it approved when it restarts</source>
        <translation>无法撤销；registry 重启时会忘记已批准的内容</translation>
    </message>
    <message>
        <source>These runners can fetch models and their keys from then on.</source>
        <translation>这些 runner 此后可取得模型及其密钥。</translation>
    </message>
    <message>
        <source>whether there is room for it could not be read</source>
        <translation>是否有空位容纳它无法读取</translation>
    </message>
    <message>
        <source>%1 has room%2</source>
        <translation>%1 有空位%2</translation>
    </message>
    <message>
        <source>%1 says that it is full%2</source>
        <translation>%1 称已满%2</translation>
    </message>
    <message>
        <source>Start the container of %1 (task %2)</source>
        <translation>启动 %1 的容器（任务 %2）</translation>
    </message>
    <message>
        <source>Stop the container of %1 (task %2)</source>
        <translation>停止 %1 的容器（任务 %2）</translation>
    </message>
    <message>
        <source>nothing else is changed; what the machine says is read back</source>
        <translation>不更改其他任何内容；回读机器所说</translation>
    </message>
    <message>
        <source>its container runs already</source>
        <translation>它的容器已在运行</translation>
    </message>
    <message>
        <source>start it again; what it kept in memory is lost</source>
        <translation>重新启动它；其内存中的内容已丢失</translation>
    </message>
    <message>
        <source>The model answers no more requests until it is started again.</source>
        <translation>该模型在重新启动之前不再应答请求。</translation>
    </message>
    <message>
        <source>it has no container that could be stopped</source>
        <translation>它没有可停止的容器</translation>
    </message>
    <message>
        <source>stops a model in production</source>
        <translation>停止生产环境中的模型</translation>
    </message>
    <message>
        <source>Build the image of submission %1</source>
        <translation>构建提交 %1 的镜像</translation>
    </message>
    <message>
        <source>%1 has a task of this submission: what builds or is built is not built again</source>
        <translation>%1 已有此提交的任务：正在构建或已构建的不会再次构建</translation>
    </message>
    <message>
        <source>nothing else is changed; whether the build began is looked for before it is tried again</source>
        <translation>不更改其他任何内容；重试之前先查找构建是否已开始</translation>
    </message>
    <message>
        <source>cannot be undone; the image stays on the machine</source>
        <translation>无法撤销；镜像留在机器上</translation>
    </message>
    <message>
        <source>The machine fetches the submission&apos;s code and works for some minutes.</source>
        <translation>机器会取得该提交的代码并工作几分钟。</translation>
    </message>
    <message>
        <source>Build model %1</source>
        <translation>构建模型 %1</translation>
    </message>
    <message>
        <source>Start model %1</source>
        <translation>启动模型 %1</translation>
    </message>
    <message>
        <source>Stop model %1</source>
        <translation>停止模型 %1</translation>
    </message>
    <message>
        <source>%1 did not answer the last look: this is as it was before</source>
        <translation>%1 没有应答上次查看：此为之前的情况</translation>
    </message>
    <message>
        <source>it was built already</source>
        <translation>它已构建过</translation>
    </message>
    <message>
        <source>it runs at %1</source>
        <translation>它运行于 %1</translation>
    </message>
    <message>
        <source>Their disks, their data and their variables are gone for good.</source>
        <translation>它们的磁盘、数据和变量将永久消失。</translation>
    </message>
    <message>
        <source>destroys machines and their data</source>
        <translation>销毁机器及其数据</translation>
    </message>
    <message>
        <source>the cluster has no name yet</source>
        <translation>集群还没有名称</translation>
    </message>
    <message>
        <source>Enter one on its page.</source>
        <translation>在其页面上输入名称。</translation>
    </message>
    <message>
        <source>the registry will be called %1</source>
        <translation>registry 将名为 %1</translation>
    </message>
    <message>
        <source>the coordinator&apos;s wallet is not named; without it every request would be served</source>
        <translation>没有指明协调器的钱包；没有它，任何请求都会被接受</translation>
    </message>
    <message>
        <source>Enter the address of the wallet.</source>
        <translation>输入该钱包的地址。</translation>
    </message>
    <message>
        <source>the wallet is no Solana address (base58 of 32 bytes)</source>
        <translation>该钱包不是 Solana 地址（32 字节的 base58）</translation>
    </message>
    <message>
        <source>Copy the address from the wallet again.</source>
        <translation>从钱包重新复制地址。</translation>
    </message>
    <message>
        <source>the wallet is a Solana address</source>
        <translation>该钱包是 Solana 地址</translation>
    </message>
    <message>
        <source>the storage&apos;s region is no region such as eu-west-1</source>
        <translation>存储的区域不是 eu-west-1 这样的区域</translation>
    </message>
    <message>
        <source>Enter the region of the bucket.</source>
        <translation>输入该存储桶的区域。</translation>
    </message>
    <message>
        <source>the region is %1</source>
        <translation>区域为 %1</translation>
    </message>
    <message>
        <source>the cloud&apos;s types of machines could not be asked for</source>
        <translation>无法向云端询问机器类型</translation>
    </message>
    <message>
        <source>the cloud offers machines of type %1</source>
        <translation>云端提供 %1 类型的机器</translation>
    </message>
    <message>
        <source>Choose one that is offered.</source>
        <translation>选择所提供的一种。</translation>
    </message>
    <message>
        <source>no other cluster&apos;s machines begin with this name</source>
        <translation>没有其他集群的机器以此名称开头</translation>
    </message>
    <message>
        <source>the profile says the same already</source>
        <translation>该配置已是如此</translation>
    </message>
    <message>
        <source>it speaks to %1, the profile to another cloud; that is not taken over</source>
        <translation>它连接 %1，而配置连接另一云端；此项不沿用</translation>
    </message>
    <message>
        <source>Look at phala.api-url of the profile.</source>
        <translation>查看配置中的 phala.api-url。</translation>
    </message>
    <message>
        <source>Write the section &quot;cluster&quot; of the profile, and keep the former file beside it</source>
        <translation>写入配置的“cluster”部分，原文件保留在旁</translation>
    </message>
    <message>
        <source>the profile stays as it is</source>
        <translation>配置保持不变</translation>
    </message>
    <message>
        <source>put the copy of the profile back</source>
        <translation>放回该配置的副本</translation>
    </message>
    <message>
        <source>docker answers (version %1)</source>
        <translation>docker 有应答（版本 %1）</translation>
    </message>
    <message>
        <source>the docker daemon refuses this user</source>
        <translation>docker 守护进程拒绝此用户</translation>
    </message>
    <message>
        <source>Let this user use docker, for instance by its group.</source>
        <translation>让此用户可使用 docker，例如加入其用户组。</translation>
    </message>
    <message>
        <source>docker is installed, but its daemon is not reachable</source>
        <translation>docker 已安装，但其守护进程无法访问</translation>
    </message>
    <message>
        <source>Start the daemon.</source>
        <translation>启动该守护进程。</translation>
    </message>
    <message>
        <source>docker does not say whether its daemon answers (exit code %1): %2</source>
        <translation>docker 没有说明其守护进程是否应答（退出码 %1）：%2</translation>
    </message>
    <message>
        <source>no checkout of the spawntee was named, so there is nothing to build</source>
        <translation>没有指明 spawntee 的检出，因此没有可构建的内容</translation>
    </message>
    <message>
        <source>the checkout has no makefile</source>
        <translation>该检出没有 makefile</translation>
    </message>
    <message>
        <source>the version of the image could not be read</source>
        <translation>镜像的版本无法读取</translation>
    </message>
    <message>
        <source>It is the quoted text of the line with &quot;VERSION = &quot;.</source>
        <translation>它是含“VERSION = ”的那一行中引号内的文字。</translation>
    </message>
    <message>
        <source>the registry&apos;s compose file names no fixed image</source>
        <translation>registry 的 compose 文件没有指明固定的镜像</translation>
    </message>
    <message>
        <source>the registry&apos;s compose file names its image by digest: what is pushed is deployed only if it has that digest</source>
        <translation>registry 的 compose 文件按摘要指明镜像：推送的内容只有摘要相符才会被部署</translation>
    </message>
    <message>
        <source>Write the new digest into both compose files if it has another one.</source>
        <translation>若摘要不同，把新摘要写入两个 compose 文件。</translation>
    </message>
    <message>
        <source>make is not installed</source>
        <translation>未安装 make</translation>
    </message>
    <message>
        <source>make is installed</source>
        <translation>已安装 make</translation>
    </message>
    <message>
        <source>docker is not installed</source>
        <translation>未安装 docker</translation>
    </message>
    <message>
        <source>Install it, or push the image by hand.</source>
        <translation>安装它，或手动推送镜像。</translation>
    </message>
    <message>
        <source>whether docker&apos;s daemon answers: %1</source>
        <translation>docker 守护进程是否应答：%1</translation>
    </message>
    <message>
        <source>build and push %1</source>
        <translation>构建并推送 %1</translation>
    </message>
    <message>
        <source>Push the image</source>
        <translation>推送镜像</translation>
    </message>
    <message>
        <source>Build %1 from the checkout and push it</source>
        <translation>从该检出构建 %1 并推送</translation>
    </message>
    <message>
        <source>nothing is deployed; parts of the image may have been pushed</source>
        <translation>没有部署任何内容；镜像的一部分可能已推送</translation>
    </message>
    <message>
        <source>cannot be undone: whoever pulls a tag has what was pushed last</source>
        <translation>无法撤销：拉取标签者得到最后推送的内容</translation>
    </message>
    <message>
        <source>Runs the makefile of the checkout with the rights of this user.</source>
        <translation>以此用户的权限运行该检出的 makefile。</translation>
    </message>
    <message>
        <source>an undo of the pushed image: whoever pulls its tag has what was pushed last</source>
        <translation>已推送镜像的撤销：拉取其标签者得到最后推送的内容</translation>
    </message>
    <message>
        <source>make push in %1</source>
        <translation>在 %1 中 make push</translation>
    </message>
    <message>
        <source>make push ended with exit code 0, and the image is there</source>
        <translation>make push 以退出码 0 结束，镜像已存在</translation>
    </message>
    <message>
        <source>make push ended with exit code 0; whether the image is there could not be seen</source>
        <translation>make push 以退出码 0 结束；镜像是否存在无法看到</translation>
    </message>
    <message>
        <source>make push ended well, but whether %1 is there could not be seen: %2</source>
        <translation>make push 正常结束，但无法看到 %1 是否存在：%2</translation>
    </message>
    <message>
        <source>Look at the image&apos;s registry before the machine is used.</source>
        <translation>使用机器之前先查看镜像的 registry。</translation>
    </message>
    <message>
        <source>asking whether the orchestrator runs</source>
        <translation>正在询问编排器是否运行</translation>
    </message>
    <message>
        <source>the orchestrator runs and knows %1 models</source>
        <translation>编排器正在运行，认识 %1 个模型</translation>
    </message>
    <message>
        <source>not required: what answers there is no orchestrator that works: %1</source>
        <translation>非必需：在那里应答的不是可用的编排器：%1</translation>
    </message>
    <message>
        <source>not required: whether the orchestrator runs is not known: %1</source>
        <translation>非必需：编排器是否运行未知：%1</translation>
    </message>
    <message>
        <source>sets a cluster up in production</source>
        <translation>在生产环境中搭建集群</translation>
    </message>
    <message>
        <source>%1 stands in this file and was not taken over</source>
        <translation>此文件中有 %1，未沿用</translation>
    </message>
    <message>
        <source>Enter it on its page, which keeps it in the keychain.</source>
        <translation>在其页面上输入，它会保存在钥匙串中。</translation>
    </message>
    <message>
        <source>the app-compose cannot be read without doubt: %1</source>
        <translation>app-compose 无法无歧义地读取：%1</translation>
    </message>
    <message>
        <source>the machine runs a script, not containers; the script is in the hash</source>
        <translation>该机器运行脚本而非容器；脚本在哈希之内</translation>
    </message>
    <message>
        <source>the app-compose holds no docker_compose_file</source>
        <translation>app-compose 不含 docker_compose_file</translation>
    </message>
    <message>
        <source>the docker compose text inside the app-compose is not the docker-compose file of the same checkout</source>
        <translation>app-compose 内的 docker compose 文本不是同一检出的 docker-compose 文件</translation>
    </message>
    <message>
        <source>A docker-compose file alone gives no compose hash. Take the app-compose.json that the machine was given.</source>
        <translation>仅有 docker-compose 文件得不出 compose 哈希。请取机器所得的 app-compose.json。</translation>
    </message>
    <message>
        <source>The expected value is the SHA-256 of this docker-compose file. No machine measures that; it is not a compose hash.</source>
        <translation>预期值是此 docker-compose 文件的 SHA-256。没有机器度量它；它不是 compose 哈希。</translation>
    </message>
    <message>
        <source>The compose hash is %1; nothing was given to compare it with.</source>
        <translation>compose 哈希为 %1；没有给出可比较的内容。</translation>
    </message>
    <message>
        <source>These exact bytes give the expected compose hash.</source>
        <translation>正是这些字节得出预期的 compose 哈希。</translation>
    </message>
    <message>
        <source>These exact bytes give the expected compose hash, but not every image in them is pinned: the hash does not fix the code.</source>
        <translation>正是这些字节得出预期的 compose 哈希，但其中并非每个镜像都已固定：哈希不能确定代码。</translation>
    </message>
    <message>
        <source>The expected value is the SHA-256 of the docker compose text inside. No machine measures that; the compose hash is another one.</source>
        <translation>预期值是其中 docker compose 文本的 SHA-256。没有机器度量它；compose 哈希是另一个。</translation>
    </message>
    <message>
        <source>These bytes give another compose hash than the expected one.</source>
        <translation>这些字节得出的 compose 哈希与预期的不同。</translation>
    </message>
    <message>
        <source>both texts hold the same values, spelled differently from byte %1 on: their hashes differ</source>
        <translation>两个文本的值相同，自第 %1 字节起写法不同：它们的哈希不同</translation>
    </message>
    <message>
        <source>nothing in the compose text names the commit it was built from</source>
        <translation>compose 文本中没有内容指明它由哪个提交构建</translation>
    </message>
    <message>
        <source>The page itself says that nothing is on the chain yet.</source>
        <translation>该页面自己称链上尚无内容。</translation>
    </message>
    <message>
        <source>Not a transaction hash: &quot;%1&quot;.</source>
        <translation>不是交易哈希：&quot;%1&quot;。</translation>
    </message>
    <message>
        <source>The chain was not asked for this transaction.</source>
        <translation>没有向链询问此交易。</translation>
    </message>
    <message>
        <source>The node knows this transaction, but no block holds it yet.</source>
        <translation>节点认识此交易，但尚无区块包含它。</translation>
    </message>
    <message>
        <source>The node names %1 for this transaction and has no receipt of it: it contradicts itself.</source>
        <translation>节点为此交易指明 %1，却没有其收据：自相矛盾。</translation>
    </message>
    <message>
        <source>The transaction in %1 failed: it changed nothing.</source>
        <translation>%1 中的交易失败：未作任何更改。</translation>
    </message>
    <message>
        <source>Found in %1, at the right contract and with this compose hash; the claim of a node.</source>
        <translation>在 %1 中找到，合约正确且含此 compose 哈希；这是一个节点的声明。</translation>
    </message>
    <message>
        <source>Found in %1 at the right contract, but %2.</source>
        <translation>在 %1 中找到，合约正确，但%2。</translation>
    </message>
    <message>
        <source>Found in %1, but it goes to %2 and no event of the profile&apos;s contracts is in it.</source>
        <translation>在 %1 中找到，但它发往 %2，且其中没有配置中合约的事件。</translation>
    </message>
    <message>
        <source>the row has no compose hash to compare it with</source>
        <translation>该行没有可比较的 compose 哈希</translation>
    </message>
    <message>
        <source>it carries another compose hash, %1</source>
        <translation>它带有另一个 compose 哈希 %1</translation>
    </message>
    <message>
        <source>it carries no compose hash</source>
        <translation>它不带 compose 哈希</translation>
    </message>
    <message>
        <source>The nodes contradict each other; nothing can be said of this compose hash.</source>
        <translation>各节点相互矛盾；关于此 compose 哈希无法下结论。</translation>
    </message>
    <message>
        <source>No event of the contract names this compose hash, %1.</source>
        <translation>合约没有事件指明此 compose 哈希（%1）。</translation>
    </message>
    <message>
        <source>as of block %1</source>
        <translation>截至区块 %1</translation>
    </message>
    <message>
        <source>The events that were read do not name this compose hash, and they are not all.</source>
        <translation>已读取的事件没有指明此 compose 哈希，而且并非全部事件。</translation>
    </message>
    <message>
        <source>The contract&apos;s events name it, but the contract did not answer whether it is allowed %1.</source>
        <translation>合约的事件指明了它，但合约没有应答它是否被允许（%1）。</translation>
    </message>
    <message>
        <source>Added in %1; still allowed %2.</source>
        <translation>在 %1 加入；仍被允许（%2）。</translation>
    </message>
    <message>
        <source>Removed in %1; not allowed %2.</source>
        <translation>在 %1 移除；不被允许（%2）。</translation>
    </message>
    <message>
        <source>The events and the contract&apos;s own answer contradict each other %1.</source>
        <translation>事件与合约自己的应答相互矛盾（%1）。</translation>
    </message>
    <message>
        <source>This is the claim of one node.</source>
        <translation>这是一个节点的声明。</translation>
    </message>
    <message>
        <source>The contract allows it all the same.</source>
        <translation>合约仍然允许它。</translation>
    </message>
    <message>
        <source>added again in block %1 without having been removed</source>
        <translation>在区块 %1 再次加入，而未曾移除</translation>
    </message>
    <message>
        <source>removed in block %1; its addition is not among the events that were read</source>
        <translation>在区块 %1 移除；其加入不在已读取的事件之中</translation>
    </message>
    <message>
        <source>The compose hash is over the whole app-compose.json, of which the docker compose text is one member among others; the SHA-256 of docker-compose.yml is over that member alone. The two can never be equal.</source>
        <translation>compose 哈希取自整个 app-compose.json，docker compose 文本只是其中一个成员；docker-compose.yml 的 SHA-256 只取自该成员。两者绝不会相等。</translation>
    </message>
    <message>
        <source>nothing is changed yet: %1</source>
        <translation>尚未作任何更改：%1</translation>
    </message>
    <message>
        <source>nothing is made yet: %1</source>
        <translation>尚未创建任何内容：%1</translation>
    </message>
    <message>
        <source>%1 has to allow compose hash %2 first</source>
        <translation>须先由 %1 允许 compose 哈希 %2</translation>
    </message>
    <message>
        <source>its contract</source>
        <translation>其合约</translation>
    </message>
    <message>
        <source>the cloud does not know this change any more: plan it again</source>
        <translation>云端已不认识此更改：重新制定计划</translation>
    </message>
    <message>
        <source>the cloud could not verify the owner&apos;s transaction</source>
        <translation>云端无法验证所有者的交易</translation>
    </message>
    <message>
        <source>%1 does not allow compose hash %2</source>
        <translation>%1 不允许 compose 哈希 %2</translation>
    </message>
    <message>
        <source> (the step is kept until this program ends: %1)</source>
        <translation>（该步骤保留至本程序结束：%1）</translation>
    </message>
    <message>
        <source>“%1” is no transaction hash: 0x and 64 hex digits</source>
        <translation>“%1”不是交易哈希：须为 0x 加 64 位十六进制数字</translation>
    </message>
    <message>
        <source>a step on chain that was kept cannot be read: %1 is missing or wrong</source>
        <translation>所保留的链上步骤无法读取：%1 缺失或有误</translation>
    </message>
    <message>
        <source>Plan the change again; nothing of it was carried out.</source>
        <translation>重新为更改制定计划；其中没有执行任何内容。</translation>
    </message>
    <message>
        <source>Plan it again: what was promised is too old.</source>
        <translation>重新制定计划：所承诺的内容已过旧。</translation>
    </message>
    <message>
        <source>Let the contract&apos;s owner allow the compose hash and the device, then deploy again.</source>
        <translation>由合约的所有者允许该 compose 哈希和设备，然后重新部署。</translation>
    </message>
    <message>
        <source>nobody has room: a further runner is deployed first, and is paid for from then on</source>
        <translation>都没有空位：先部署另一个 runner，此后即为它付费</translation>
    </message>
    <message>
        <source>nobody has room, and no further runner is added: %1</source>
        <translation>都没有空位，也不再增加 runner：%1</translation>
    </message>
    <message>
        <source>runners are not provisioned automatically in this environment</source>
        <translation>此环境不自动添置 runner</translation>
    </message>
    <message>
        <source>whether its last build began is not known: %1 is asked for it first, and nothing is built twice</source>
        <translation>上次构建是否已开始未知：先向 %1 询问，不会重复构建</translation>
    </message>
    <message>
        <source>the id of a submission has no blanks</source>
        <translation>提交的 ID 不含空格</translation>
    </message>
    <message>
        <source>the name of a model has no line breaks or other control characters</source>
        <translation>模型的名称不含换行或其他控制字符</translation>
    </message>
    <message>
        <source>more than %1 characters are no name</source>
        <translation>超过 %1 个字符不能作为名称</translation>
    </message>
    <message>
        <source>the budget of %1 an hour</source>
        <translation>每小时 %1 的预算</translation>
    </message>
    <message>
        <source>the new machine&apos;s price is not known, so it cannot be held against %1</source>
        <translation>新机器的价格未知，因此无法与 %1 对照</translation>
    </message>
    <message>
        <source>the new machine&apos;s price is not known</source>
        <translation>新机器的价格未知</translation>
    </message>
    <message>
        <source>the prices of the cluster&apos;s machines cannot be added up</source>
        <translation>集群各机器的价格无法相加</translation>
    </message>
    <message>
        <source>%1 machines cost %2 an hour; with %3 more %4 is exceeded</source>
        <translation>%1 台机器每小时 %2；再加 %3 就超过 %4</translation>
    </message>
    <message>
        <source>the price of %1 is not known, so the cluster&apos;s cost cannot be told</source>
        <translation>%1 的价格未知，因此集群的费用无法得知</translation>
    </message>
    <message>
        <source>%1 machines cost %2 an hour, with this one %3; the profile sets no budget</source>
        <translation>%1 台机器每小时 %2，加上这台为 %3；配置没有设置预算</translation>
    </message>
    <message>
        <source>the prices are not in the budget&apos;s currency</source>
        <translation>价格的币种与预算不同</translation>
    </message>
    <message>
        <source>%1 machines cost %2 an hour, with this one %3, within %4</source>
        <translation>%1 台机器每小时 %2，加上这台为 %3，在 %4 之内</translation>
    </message>
    <message>
        <source>Provision %1</source>
        <translation>添置 %1</translation>
    </message>
    <message>
        <source>Provision runner</source>
        <translation>添置 runner</translation>
    </message>
    <message>
        <source>Wait at most %1 until it is healthy, accepts signed requests and has room</source>
        <translation>至多等待 %1，直到它健康、接受已签名的请求并有空位</translation>
    </message>
    <message>
        <source>Have the registry approve its compose hash; if it refuses, the runner is deleted again</source>
        <translation>让 registry 批准其 compose 哈希；若拒绝，则删除该 runner</translation>
    </message>
    <message>
        <source>Have the registry approve its compose hash; if it refuses, the runner is held</source>
        <translation>让 registry 批准其 compose 哈希；若拒绝，则保留该 runner</translation>
    </message>
    <message>
        <source>Make it the head</source>
        <translation>使它成为首选</translation>
    </message>
    <message>
        <source>this console</source>
        <translation>本控制台</translation>
    </message>
    <message>
        <source>why: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>it announces addresses of %1, the node it will be on</source>
        <translation>它通告 %1 的地址，即它将所在的节点</translation>
    </message>
    <message>
        <source>the last ones failed: %1</source>
        <translation>之前几次失败：%1</translation>
    </message>
    <message>
        <source>it is deleted again, and that is read back; the head stays as it is</source>
        <translation>它会被删除，并回读确认；首选保持不变</translation>
    </message>
    <message>
        <source>What cannot be deleted stays on the list of machines that are still being paid for</source>
        <translation>无法删除的留在仍在付费的机器列表中</translation>
    </message>
    <message>
        <source>If the registry refuses its hash, it is held: it serves nobody and is paid for until its hash is approved or it is deleted</source>
        <translation>若 registry 拒绝其哈希，则保留它：在其哈希获批准或它被删除之前，它不提供服务，但仍付费</translation>
    </message>
    <message>
        <source>delete the runner; its hash stays approved until the registry restarts</source>
        <translation>删除该 runner；其哈希在 registry 重启之前仍获批准</translation>
    </message>
    <message>
        <source>its compose file has problems</source>
        <translation>它的 compose 文件有问题</translation>
    </message>
    <message>
        <source>spends money in production</source>
        <translation>在生产环境中花费资金</translation>
    </message>
    <message>
        <source>Set cluster.runner-compose-path to the runner&apos;s compose file.</source>
        <translation>将 cluster.runner-compose-path 设为 runner 的 compose 文件。</translation>
    </message>
    <message>
        <source>the profile names no compose file for runners</source>
        <translation>配置没有指明 runner 的 compose 文件</translation>
    </message>
    <message>
        <source>the runner&apos;s compose file cannot be read: %1</source>
        <translation>runner 的 compose 文件无法读取：%1</translation>
    </message>
    <message>
        <source>the runner&apos;s compose file has more than 200 KiB</source>
        <translation>runner 的 compose 文件超过 200 KiB</translation>
    </message>
    <message>
        <source>nothing is wrong with %1</source>
        <translation>%1 没有问题</translation>
    </message>
    <message>
        <source>it has not answered yet</source>
        <translation>它尚未应答</translation>
    </message>
    <message>
        <source>%1 is being provisioned</source>
        <translation>正在添置 %1</translation>
    </message>
    <message>
        <source>a runner</source>
        <translation>一个 runner</translation>
    </message>
    <message>
        <source>what is still paid for was not read yet</source>
        <translation>仍在付费的机器尚未读取</translation>
    </message>
    <message>
        <source>the profile names no coordinator wallet, and a runner without it accepts unsigned requests</source>
        <translation>配置没有指明协调器的钱包，没有它的 runner 会接受未签名的请求</translation>
    </message>
    <message>
        <source>the profile names no instance type for runners</source>
        <translation>配置没有指明 runner 的实例类型</translation>
    </message>
    <message>
        <source>not everybody was asked yet</source>
        <translation>尚未询问所有机器</translation>
    </message>
    <message>
        <source>all %1 are full</source>
        <translation>全部 %1 已满</translation>
    </message>
    <message>
        <source>all %1 are full again</source>
        <translation>全部 %1 又已满</translation>
    </message>
    <message>
        <source>all %1 that answered are full</source>
        <translation>应答的全部 %1 已满</translation>
    </message>
    <message>
        <source>all %1 that answered are full again</source>
        <translation>应答的全部 %1 又已满</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>Provision another runner in the cluster pane.</source>
        <translation>在集群页面添置另一个 runner。</translation>
    </message>
    <message>
        <source>Automatic provisioning goes on</source>
        <translation>自动添置继续</translation>
    </message>
    <message>
        <source>Automatic provisioning is paused after %1 failures in a row</source>
        <translation>连续 %1 次失败后自动添置已暂停</translation>
    </message>
    <message>
        <source>asked for by the operator</source>
        <translation>由操作员要求</translation>
    </message>
    <message>
        <source>%1 (left out: %2)</source>
        <translation>%1（略过：%2）</translation>
    </message>
    <message>
        <source>asking everybody for room again</source>
        <translation>正在再次向所有机器询问空位</translation>
    </message>
    <message>
        <source>the head %1 does not say whether it has room: %2</source>
        <translation>首选 %1 没有说明是否有空位：%2</translation>
    </message>
    <message>
        <source>the member %1 does not say whether it has room: %2</source>
        <translation>成员 %1 没有说明是否有空位：%2</translation>
    </message>
    <message>
        <source>Nothing was deployed.</source>
        <translation>没有部署任何内容。</translation>
    </message>
    <message>
        <source>%1 has room, so nothing was deployed</source>
        <translation>%1 有空位，因此没有部署任何内容</translation>
    </message>
    <message>
        <source>deploying %1</source>
        <translation>正在部署 %1</translation>
    </message>
    <message>
        <source>the answer was lost (%1); looking for %2</source>
        <translation>应答丢失（%1）；正在查找 %2</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>正在等待 %1</translation>
    </message>
    <message>
        <source>having the registry approve the compose hash of %1</source>
        <translation>正在让 registry 批准 %1 的 compose 哈希</translation>
    </message>
    <message>
        <source>making %1 the head</source>
        <translation>正在使 %1 成为首选</translation>
    </message>
    <message>
        <source>%1 is ready and the head</source>
        <translation>%1 已就绪并成为首选</translation>
    </message>
    <message>
        <source>%1 is ready, but full by now; another one can be provisioned</source>
        <translation>%1 已就绪，但此时已满；可添置另一个</translation>
    </message>
    <message>
        <source>%1; deleting %2</source>
        <translation>%1；正在删除 %2</translation>
    </message>
    <message>
        <source>%1 was provisioned</source>
        <translation>已添置 %1</translation>
    </message>
    <message>
        <source>it was asked for, and how that ended was not written down</source>
        <translation>已提出请求，其结果没有记下</translation>
    </message>
    <message>
        <source>it is being provisioned</source>
        <translation>正在添置</translation>
    </message>
    <message>
        <source>found by its name after a lost answer, but it is another app than was promised</source>
        <translation>应答丢失后按名称找到，但它是与承诺不同的应用</translation>
    </message>
    <message>
        <source>the answer was lost, and it was not found by its name; it may appear yet</source>
        <translation>应答丢失，按名称没有找到；它可能仍会出现</translation>
    </message>
    <message>
        <source>held, not the head: %1</source>
        <translation>已保留，不是首选：%1</translation>
    </message>
    <message>
        <source>the registry did not approve its hash</source>
        <translation>registry 没有批准其哈希</translation>
    </message>
    <message>
        <source> (not written down)</source>
        <translation>（没有记下）</translation>
    </message>
    <message>
        <source>it could not be deleted: %1</source>
        <translation>无法删除：%1</translation>
    </message>
    <message>
        <source>the cloud accepted its deletion, but still lists it</source>
        <translation>云端接受了删除，但仍列出它</translation>
    </message>
    <message>
        <source>Delete what is still paid for</source>
        <translation>删除仍在付费的机器</translation>
    </message>
    <message>
        <source>deleting %1</source>
        <translation>正在删除 %1</translation>
    </message>
    <message>
        <source>all are gone, as was read back</source>
        <translation>均已不在，已回读确认</translation>
    </message>
    <message>
        <source>%1 may be the head: its hash was approved</source>
        <translation>%1 可能是首选：其哈希已获批准</translation>
    </message>
    <message>
        <source>waiting for certificate hashes: it refuses signed requests until it has loaded them</source>
        <translation>正在等待证书哈希：载入之前它拒绝已签名的请求</translation>
    </message>
    <message>
        <source>it was not asked for yet</source>
        <translation>尚未请求它</translation>
    </message>
    <message>
        <source>the cloud does not tell of it: %1</source>
        <translation>云端没有告知它：%1</translation>
    </message>
    <message>
        <source>it has another compose hash than was promised (%1…, not %2…)</source>
        <translation>它的 compose 哈希与承诺的不同（%1…，而不是 %2…）</translation>
    </message>
    <message>
        <source>it does not run: %1</source>
        <translation>它没有运行：%1</translation>
    </message>
    <message>
        <source>it boots (%1)</source>
        <translation>它正在启动（%1）</translation>
    </message>
    <message>
        <source>it boots: %1</source>
        <translation>它正在启动：%1</translation>
    </message>
    <message>
        <source>it is behind %1, but announces addresses of %2: its models could not be reached</source>
        <translation>它在 %1 之后，却通告 %2 的地址：无法访问其模型</translation>
    </message>
    <message>
        <source>its spawntee was not asked yet</source>
        <translation>尚未询问其 spawntee</translation>
    </message>
    <message>
        <source>its spawntee does not answer: %1</source>
        <translation>其 spawntee 没有应答：%1</translation>
    </message>
    <message>
        <source>its mode is “%1”, not “runner”: the compose file sets another</source>
        <translation>它的模式是“%1”而不是“runner”：compose 文件设了另一个</translation>
    </message>
    <message>
        <source>whether it accepts signed requests is not known: %1</source>
        <translation>它是否接受已签名的请求未知：%1</translation>
    </message>
    <message>
        <source>its capacity was not asked for yet</source>
        <translation>尚未询问其容量</translation>
    </message>
    <message>
        <source>whether it has room is not known: %1</source>
        <translation>它是否有空位未知：%1</translation>
    </message>
    <message>
        <source>it is healthy, but accepts no models</source>
        <translation>它健康，但不接受模型</translation>
    </message>
    <message>
        <source>it is ready</source>
        <translation>它已就绪</translation>
    </message>
    <message>
        <source>%1 had a task of this submission and did not answer the last look: nothing is built elsewhere before it does</source>
        <translation>%1 曾有此提交的任务，且没有应答上次查看：在它应答之前不在别处构建</translation>
    </message>
    <message>
        <source>it refuses what is signed here</source>
        <translation>它拒绝此处签名的请求</translation>
    </message>
    <message>
        <source>it refuses what is signed here: %1</source>
        <translation>它拒绝此处签名的请求：%1</translation>
    </message>
    <message>
        <source>the registry refuses what is signed here, so a new runner could not be approved</source>
        <translation>registry 拒绝此处签名的请求，因此新的 runner 无法获批准</translation>
    </message>
    <message>
        <source>the registry that was chosen does not answer</source>
        <translation>所选的 registry 没有应答</translation>
    </message>
    <message>
        <source>no registry of the cluster is called %1</source>
        <translation>该集群没有名为 %1 的 registry</translation>
    </message>
    <message>
        <source>None answers as a registry now.</source>
        <translation>目前没有机器以 registry 身份应答。</translation>
    </message>
    <message>
        <source>Those that answer: %1.</source>
        <translation>应答的有：%1。</translation>
    </message>
    <message>
        <source>The choice is as it was.</source>
        <translation>选择保持不变。</translation>
    </message>
    <message>
        <source>The answer to a build of submission %1 was lost: whether it began is not known.</source>
        <translation>提交 %1 的构建应答丢失：是否已开始未知。</translation>
    </message>
    <message>
        <source>It is looked for when its machine answers, and not built again before. If it did not begin, dismiss the lost build.</source>
        <translation>其机器应答时会查找它，在此之前不再构建。若没有开始，可放弃丢失的构建。</translation>
    </message>
    <message>
        <source>what was kept of a build of submission %1 whose answer was lost cannot be read</source>
        <translation>所保留的提交 %1 的应答丢失的构建无法读取</translation>
    </message>
    <message>
        <source>whether the last build of submission %1 began is not known: it was sent to %2 at %3, and its answer was lost; %4</source>
        <translation>提交 %1 的上次构建是否已开始未知：它于 %3 发往 %2，应答丢失；%4</translation>
    </message>
    <message>
        <source>Try again when that machine answers. If you know that the build did not begin, dismiss it: pilothousectl cluster models dismiss %1.</source>
        <translation>该机器应答时再试。若确知构建没有开始，放弃丢失的构建：pilothousectl cluster models dismiss %1。</translation>
    </message>
    <message>
        <source>Nothing was built: without it on disk a lost answer would be forgotten.</source>
        <translation>没有构建任何内容：不写入磁盘，丢失的应答会被遗忘。</translation>
    </message>
    <message>
        <source>it cannot be asked now</source>
        <translation>目前无法询问它</translation>
    </message>
    <message>
        <source>it may still be on its way</source>
        <translation>它可能仍在途中</translation>
    </message>
    <message>
        <source>some rows of its tasks cannot be read</source>
        <translation>其任务中有些行无法读取</translation>
    </message>
    <message>
        <source>whether earlier builds were lost cannot be read: %1</source>
        <translation>之前是否有丢失的构建无法读取：%1</translation>
    </message>
    <message>
        <source>another program builds submission %1: %2</source>
        <translation>另一程序正在构建提交 %1：%2</translation>
    </message>
    <message>
        <source>no build of this submission is lost</source>
        <translation>此提交没有丢失的构建</translation>
    </message>
    <message>
        <source>another program still waits for the answer</source>
        <translation>另一程序仍在等待应答</translation>
    </message>
    <message>
        <source>%1 had a task of submission %2 when it answered last, and is silent now</source>
        <translation>%1 上次应答时有提交 %2 的任务，现在没有应答</translation>
    </message>
    <message>
        <source>Try again when it answers, or stop that machine first.</source>
        <translation>它应答时再试，或先停止该机器。</translation>
    </message>
    <message>
        <source>Take the lost build of submission %1 for not begun</source>
        <translation>将提交 %1 丢失的构建视为没有开始</translation>
    </message>
    <message>
        <source>what was kept of it cannot be read</source>
        <translation>所保留的内容无法读取</translation>
    </message>
    <message>
        <source>it was sent to %1 at %2; that machine has not said since whether it took it</source>
        <translation>它于 %2 发往 %1；该机器此后没有说明是否接受</translation>
    </message>
    <message>
        <source>the build stays lost, and nothing is built</source>
        <translation>构建仍为丢失，不构建任何内容</translation>
    </message>
    <message>
        <source>If it did begin, a further build of it runs a second time on another machine.</source>
        <translation>若它确已开始，再次构建会在另一台机器上第二次运行。</translation>
    </message>
    <message>
        <source>a model may be built twice in production</source>
        <translation>生产环境中可能会重复构建模型</translation>
    </message>
    <message>
        <source>Dismiss lost build of %1</source>
        <translation>放弃 %1 丢失的构建</translation>
    </message>
    <message>
        <source>dismissed; it may be built again</source>
        <translation>已放弃；可再次构建</translation>
    </message>
    <message>
        <source>Take over %1 as it is, on node %2</source>
        <translation>按现状接管节点 %2 上的 %1</translation>
    </message>
    <message>
        <source>node %1 was picked, and %2 stands on node %3: it stays there, and is asked there (%4)</source>
        <translation>选了节点 %1，而 %2 在节点 %3 上：它留在那里，也在那里被访问（%4）</translation>
    </message>
    <message>
        <source>Answer node %1 to agree, or choose another name for a registry on node %2.</source>
        <translation>回答节点 %1 表示同意，或为节点 %2 上的 registry 换一个名称。</translation>
    </message>
    <message>
        <source>the cloud has not answered</source>
        <translation>云端没有应答</translation>
    </message>
    <message>
        <source>make is installed (version %1)</source>
        <translation>已安装 make（版本 %1）</translation>
    </message>
    <message>
        <source>docker is installed</source>
        <translation>已安装 docker</translation>
    </message>
    <message>
        <source>docker is installed (version %1)</source>
        <translation>已安装 docker（版本 %1）</translation>
    </message>
    <message>
        <source>%1 is there already: what is pushed takes its place</source>
        <translation>%1 已存在：推送的内容会取代它</translation>
    </message>
    <message>
        <source>%1 is not there yet: without it no machine can start</source>
        <translation>%1 尚不存在：没有它就无法启动机器</translation>
    </message>
    <message>
        <source>Build and push it.</source>
        <translation>构建并推送它。</translation>
    </message>
    <message>
        <source>whether %1 is there already could not be seen: %2</source>
        <translation>无法看到 %1 是否已存在：%2</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 已存在</translation>
    </message>
    <message>
        <source>the look at the tools was stopped</source>
        <translation>对工具的查看被停止</translation>
    </message>
    <message>
        <source>Look again.</source>
        <translation>重新查看。</translation>
    </message>
    <message>
        <source>the image is being pushed already</source>
        <translation>该镜像正在推送</translation>
    </message>
    <message>
        <source>not required: where the orchestrator answers is not known, so it was not asked</source>
        <translation>非必需：编排器在何处应答未知，因此没有询问</translation>
    </message>
    <message>
        <source>Answer &quot;orchestrator-url&quot;.</source>
        <translation>回答“orchestrator-url”。</translation>
    </message>
    <message>
        <source>the folder of the signing key has neither key.pem nor tls.key</source>
        <translation>签名密钥的文件夹中没有 key.pem，也没有 tls.key</translation>
    </message>
    <message>
        <source>Name the key&apos;s file on its page.</source>
        <translation>在其页面上指明密钥的文件。</translation>
    </message>
    <message>
        <source>whether the registry&apos;s clock and this desk&apos;s agree is not known: %1</source>
        <translation>registry 的时钟与本工作台的是否一致未知：%1</translation>
    </message>
    <message>
        <source>whether the registry&apos;s clock and this desk&apos;s agree was not looked at</source>
        <translation>没有查看 registry 的时钟与本工作台的是否一致</translation>
    </message>
    <message>
        <source>the registry&apos;s clock is %1 s ahead of this desk&apos;s: a signature is too old after %2 s</source>
        <translation>registry 的时钟比本工作台快 %1 秒：签名 %2 秒后即过旧</translation>
    </message>
    <message>
        <source>the registry&apos;s clock is %1 s behind this desk&apos;s: a signature may be %2 s ahead of it at most</source>
        <translation>registry 的时钟比本工作台慢 %1 秒：签名至多可超前 %2 秒</translation>
    </message>
    <message>
        <source>the registry&apos;s clock is %1 s ahead of this desk&apos;s; signatures have little time left</source>
        <translation>registry 的时钟比本工作台快 %1 秒；签名剩余的时间很少</translation>
    </message>
    <message>
        <source>the registry&apos;s clock is %1 s behind this desk&apos;s; signatures have little time left</source>
        <translation>registry 的时钟比本工作台慢 %1 秒；签名剩余的时间很少</translation>
    </message>
    <message>
        <source>the registry&apos;s clock is %1 s ahead of this desk&apos;s</source>
        <translation>registry 的时钟比本工作台快 %1 秒</translation>
    </message>
    <message>
        <source>the registry&apos;s clock is %1 s behind this desk&apos;s</source>
        <translation>registry 的时钟比本工作台慢 %1 秒</translation>
    </message>
    <message>
        <source>the registry&apos;s clock and this desk&apos;s agree</source>
        <translation>registry 的时钟与本工作台的一致</translation>
    </message>
    <message>
        <source>Set this desk&apos;s clock by a time server, and look at the one of the orchestrator&apos;s host.</source>
        <translation>用时间服务器校准本工作台的时钟，并查看编排器主机的时钟。</translation>
    </message>
    <message>
        <source>phala is not on this machine; an orchestrator that makes runners by itself calls it on its own host</source>
        <translation>这台机器上没有 phala；自行创建 runner 的编排器会在其自己的主机上调用它</translation>
    </message>
    <message>
        <source>Install phala %1 from npm on that host; its plain install misses a package unless viem is pinned to 2.45.0.</source>
        <translation>在该主机上从 npm 安装 phala %1；普通安装会缺一个包，须将 viem 固定为 2.45.0。</translation>
    </message>
    <message>
        <source>phala is there, but does not tell its version: perhaps it cannot run</source>
        <translation>phala 已存在，但没有说明版本：可能无法运行</translation>
    </message>
    <message>
        <source>Install phala %1 from npm again, with viem pinned to 2.45.0.</source>
        <translation>从 npm 重新安装 phala %1，并将 viem 固定为 2.45.0。</translation>
    </message>
    <message>
        <source>phala is installed (version %1)</source>
        <translation>已安装 phala（版本 %1）</translation>
    </message>
    <message>
        <source>phala is version %1; %2 is the one that was tried, and what it prints changed between versions</source>
        <translation>phala 的版本为 %1；试用过的是 %2，各版本输出的内容有变化</translation>
    </message>
    <message>
        <source>Install version %1 on the orchestrator&apos;s host.</source>
        <translation>在编排器的主机上安装版本 %1。</translation>
    </message>
    <message>
        <source>this desk measures none</source>
        <translation>本工作台不测量</translation>
    </message>
    <message>
        <source>the node has no name</source>
        <translation>该节点没有名称</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>a machine has no id</source>
        <translation>有一台机器没有 id</translation>
    </message>
    <message>
        <source>the approval of %1</source>
        <translation>%1 的批准</translation>
    </message>
    <message>
        <source>its version</source>
        <translation>其版本</translation>
    </message>
    <message>
        <source>when it was read</source>
        <translation>其读取时间</translation>
    </message>
    <message>
        <source>Choose %1 as the registry in charge</source>
        <translation>选择 %1 为负责的 registry</translation>
    </message>
    <message>
        <source>Take the choice of a registry back</source>
        <translation>撤回对 registry 的选择</translation>
    </message>
    <message>
        <source>Dismiss the open scaling: %1</source>
        <translation>放弃未完成的扩缩：%1</translation>
    </message>
    <message>
        <source>Dismiss a scaling that cannot be read back</source>
        <translation>放弃一次无法读回的扩缩</translation>
    </message>
    <message>
        <source>%1 did not happen: %2</source>
        <translation>%1未进行：%2</translation>
    </message>
    <message>
        <source>%1 slots</source>
        <translation>%1 个槽位</translation>
    </message>
    <message>
        <source>no compose file of the registry is named</source>
        <translation>没有指明 registry 的 compose 文件</translation>
    </message>
    <message>
        <source>no compose file of runners is named</source>
        <translation>没有指明 runner 的 compose 文件</translation>
    </message>
    <message>
        <source>Choose the file on its page.</source>
        <translation>在其页面上选择文件。</translation>
    </message>
    <message>
        <source>the coordinator&apos;s signing key is not named</source>
        <translation>没有指明协调器的签名密钥</translation>
    </message>
    <message>
        <source>Quota.Value is missing or not a number</source>
        <translation>Quota.Value 缺失或不是数字</translation>
    </message>
    <message>
        <source>AlarmName or StateValue is missing</source>
        <translation>缺少 AlarmName 或 StateValue</translation>
    </message>
    <message>
        <source>instanceId or instanceType is missing</source>
        <translation>缺少 instanceId 或 instanceType</translation>
    </message>
    <message>
        <source>the task definition has more than %1 settings</source>
        <translation>该任务定义的设置超过 %1 项</translation>
    </message>
    <message>
        <source>taskDefinitionArn, family or revision is missing</source>
        <translation>缺少 taskDefinitionArn、family 或 revision</translation>
    </message>
    <message>
        <source>%1 has %2 vCPU free, and it needs %3 more</source>
        <translation>%1 空余 %2 个 vCPU，还需要 %3 个</translation>
    </message>
    <message>
        <source>%1 has %2 MB of memory free, and it needs %3 more</source>
        <translation>%1 空余 %2 MB 内存，还需要 %3 MB</translation>
    </message>
    <message>
        <source>%1 has %2 GB of disk free, and it needs %3 more</source>
        <translation>%1 空余 %2 GB 磁盘，还需要 %3 GB</translation>
    </message>
    <message>
        <source>how many processors %1 has free is not known</source>
        <translation>%1 空余多少处理器未知</translation>
    </message>
    <message>
        <source>how much memory %1 has free is not known</source>
        <translation>%1 空余多少内存未知</translation>
    </message>
    <message>
        <source>how much disk %1 has free is not known</source>
        <translation>%1 空余多少磁盘未知</translation>
    </message>
    <message>
        <source>it does not fit: %1</source>
        <translation>放不下：%1</translation>
    </message>
    <message>
        <source>it may not fit: %1</source>
        <translation>可能放不下：%1</translation>
    </message>
    <message>
        <source>the cloud does not say on which node it is</source>
        <translation>云没有说明它在哪个节点上</translation>
    </message>
    <message>
        <source>the nodes could not be read: %1</source>
        <translation>无法读取节点：%1</translation>
    </message>
    <message>
        <source>the cloud names this node twice</source>
        <translation>云两次列出该节点</translation>
    </message>
    <message>
        <source>it is not among the nodes that the cloud offers now, so it may be full</source>
        <translation>它不在云目前提供的节点之中，因此可能已满</translation>
    </message>
    <message>
        <source>its node</source>
        <translation>它的节点</translation>
    </message>
    <message>
        <source>what %1 has free is not known: %2</source>
        <translation>%1 空余多少未知：%2</translation>
    </message>
    <message>
        <source>how much %1 has is not known, so whether it fits is not either</source>
        <translation>%1 有多少未知，因此是否放得下也未知</translation>
    </message>
    <message>
        <source>it needs no more of its node than it has</source>
        <translation>它对节点的需求不超过现有</translation>
    </message>
    <message>
        <source>the whole set is replaced, and others may be lost that nobody can name: %1</source>
        <translation>整组将被替换，可能丢失没有人能说出名称的其他变量：%1</translation>
    </message>
    <message>
        <source>the manifest has no list of the variables that it lets in</source>
        <translation>清单没有列出允许的变量</translation>
    </message>
    <message>
        <source>whether its OS image keeps to the manifest&apos;s list is not known</source>
        <translation>它的 OS 镜像是否遵守清单的列表未知</translation>
    </message>
    <message>
        <source>its OS image %1 does not keep to the manifest&apos;s list</source>
        <translation>它的 OS 镜像 %1 不遵守清单的列表</translation>
    </message>
    <message>
        <source>nothing runs before the containers any more: what the script does now is no longer done</source>
        <translation>容器启动前不再运行任何脚本：现在的脚本所做的事将不再执行</translation>
    </message>
    <message>
        <source>another script runs before the containers: what only the one of now does is no longer done</source>
        <translation>容器启动前将运行另一个脚本：只有现在的脚本所做的事将不再执行</translation>
    </message>
    <message>
        <source>a script runs as root before the containers, and none did before</source>
        <translation>一个脚本将在容器启动前以 root 身份运行，此前没有</translation>
    </message>
    <message>
        <source>variables may be lost that nobody can name</source>
        <translation>可能丢失没有人能说出名称的变量</translation>
    </message>
    <message>
        <source>Let the owner allow it on chain, commit it (pilothousectl phala cvms commit %1), then run the setup again.</source>
        <translation>请让所有者在链上允许它，提交（pilothousectl phala cvms commit %1），然后再次运行搭建。</translation>
    </message>
    <message>
        <source>the broker is a program on a machine of its own, no ECS service</source>
        <translation>broker 是独立机器上的程序，不是 ECS 服务</translation>
    </message>
    <message>
        <source>by tag Role=broker of the group</source>
        <translation>依据组的标签 Role=broker</translation>
    </message>
    <message>
        <source>by name alone: it has the word broker</source>
        <translation>仅依据名称：其中有单词 broker</translation>
    </message>
    <message>
        <source>the broker&apos;s machine</source>
        <translation>broker 的机器</translation>
    </message>
    <message>
        <source>vCPU quotas</source>
        <translation>vCPU 配额</translation>
    </message>
    <message>
        <source>running machines</source>
        <translation>运行中的机器</translation>
    </message>
    <message>
        <source>machine types</source>
        <translation>机器类型</translation>
    </message>
    <message>
        <source>alarms</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>which quota machines of this type count against is not known here</source>
        <translation>该类型的机器计入哪项配额，此处未知</translation>
    </message>
    <message>
        <source>the quota could not be read</source>
        <translation>无法读取配额</translation>
    </message>
    <message>
        <source>how many vCPUs run now could not be read</source>
        <translation>无法读取当前运行多少 vCPU</translation>
    </message>
    <message>
        <source>What differs is not known: the revision that runs could not be read</source>
        <translation>差异未知：无法读取正在运行的修订版</translation>
    </message>
    <message>
        <source>No setting differs: the tasks are replaced by equal ones</source>
        <translation>没有设置不同：任务将被相同的任务替换</translation>
    </message>
    <message>
        <source>%1 more settings differ</source>
        <translation>另有 %1 项设置不同</translation>
    </message>
    <message>
        <source>Roll %1 back to %2</source>
        <translation>将 %1 回滚到 %2</translation>
    </message>
    <message>
        <source>Move %1 on to %2</source>
        <translation>将 %1 前移到 %2</translation>
    </message>
    <message>
        <source>Roll back to r%1</source>
        <translation>回滚到 r%1</translation>
    </message>
    <message>
        <source>Move to r%1</source>
        <translation>移到 r%1</translation>
    </message>
    <message>
        <source>the service has this task definition already</source>
        <translation>该服务已经是这个任务定义</translation>
    </message>
    <message>
        <source>task definition %1 is %2: ECS starts no task from it</source>
        <translation>任务定义 %1 为 %2：ECS 不会用它启动任务</translation>
    </message>
    <message>
        <source>Set service %1: task definition %2 → %3; all %4 tasks are replaced</source>
        <translation>设置服务 %1：任务定义 %2 → %3；全部 %4 个任务将被替换</translation>
    </message>
    <message>
        <source>Read back: a deployment of %1 is PRIMARY</source>
        <translation>回读：%1 的一个部署为 PRIMARY</translation>
    </message>
    <message>
        <source>move it to %1 again: tasks are replaced once more</source>
        <translation>再次移到 %1：任务将再被替换一次</translation>
    </message>
    <message>
        <source>Drifts from Pulumi: a later “up --refresh” sets its own task definition again.</source>
        <translation>与 Pulumi 不一致：之后的 “up --refresh” 会重新设置它自己的任务定义。</translation>
    </message>
    <message>
        <source>the service was moved to %1 since the plan</source>
        <translation>制定计划之后，该服务已被移到 %1</translation>
    </message>
    <message>
        <source>move %1 from %2 to %3</source>
        <translation>将 %1 从 %2 移到 %3</translation>
    </message>
    <message>
        <source>%1; task definition %2</source>
        <translation>%1；任务定义 %2</translation>
    </message>
    <message>
        <source>%1, but no deployment of %2 is to be seen yet</source>
        <translation>%1，但还看不到 %2 的部署</translation>
    </message>
    <message>
        <source>Read the service again before planning anew.</source>
        <translation>重新制定计划之前请再次读取该服务。</translation>
    </message>
    <message>
        <source>deployment %1 of %2 began%3</source>
        <translation>%2 的部署 %1 已开始%3</translation>
    </message>
    <message>
        <source>move it to %1 again</source>
        <translation>再次移到 %1</translation>
    </message>
    <message>
        <source>vCPU quota not checked: %1</source>
        <translation>未检查 vCPU 配额：%1</translation>
    </message>
    <message>
        <source>vCPU quota: %1 in use + %2 to come = %3 of %4 (%5)</source>
        <translation>vCPU 配额：使用中 %1 + 新增 %2 = %3，共 %4（%5）</translation>
    </message>
    <message>
        <source>vCPU quota: %1 in use + %2 to come = %3, but %4 may run (%5): AWS will refuse hosts</source>
        <translation>vCPU 配额：使用中 %1 + 新增 %2 = %3，但只允许运行 %4（%5）：AWS 会拒绝提供主机</translation>
    </message>
    <message>
        <source>Cost: Fargate charges by the size of a task, which is not read here</source>
        <translation>费用：Fargate 按任务大小计费，此处不读取</translation>
    </message>
    <message>
        <source>Cost: how many hosts ECS will move is not known</source>
        <translation>费用：ECS 会移动多少主机未知</translation>
    </message>
    <message>
        <source>the account&apos;s limits were not read</source>
        <translation>未读取账户的限额</translation>
    </message>
    <message>
        <source>how many vCPUs such a machine has could not be read</source>
        <translation>无法读取这种机器有多少 vCPU</translation>
    </message>
    <message>
        <source>it has no task definition</source>
        <translation>它没有任务定义</translation>
    </message>
    <message>
        <source>Move to another task definition</source>
        <translation>移到另一个任务定义</translation>
    </message>
    <message>
        <source>revision %1 is none of those that were read</source>
        <translation>修订版 %1 不在已读取的修订版之中</translation>
    </message>
    <message>
        <source>the broker writes to the journal of its machine, not to CloudWatch Logs</source>
        <translation>broker 写入其机器的日志，而不是 CloudWatch Logs</translation>
    </message>
    <message>
        <source>Setting %1: %2 → %3</source>
        <translation>设置 %1：%2 → %3</translation>
    </message>
    <message>
        <source>Setting %1 changes (value hidden)</source>
        <translation>设置 %1 有变化（值已隐藏）</translation>
    </message>
    <message>
        <source>Setting %1 comes: %2</source>
        <translation>新增设置 %1：%2</translation>
    </message>
    <message>
        <source>Setting %1 comes (value hidden)</source>
        <translation>新增设置 %1（值已隐藏）</translation>
    </message>
    <message>
        <source>Setting %1 goes: %2</source>
        <translation>移除设置 %1：%2</translation>
    </message>
    <message>
        <source>Setting %1 goes (value hidden)</source>
        <translation>移除设置 %1（值已隐藏）</translation>
    </message>
    <message>
        <source>Fargate has a limit of its own, by the size of tasks, which is not read here</source>
        <translation>Fargate 有自己的限额，按任务大小计算，此处不读取</translation>
    </message>
    <message>
        <source>how many hosts ECS will move is not known</source>
        <translation>ECS 会移动多少主机未知</translation>
    </message>
    <message>
        <source>what is kept of the machines&apos; history cannot be read: %1</source>
        <translation>无法读取所保存的机器历史：%1</translation>
    </message>
    <message>
        <source>What is seen from now on takes its place.</source>
        <translation>从现在起看到的内容将取而代之。</translation>
    </message>
    <message>
        <source>the machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>a look</source>
        <translation>一次查看</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>一个事件</translation>
    </message>
    <message>
        <source>AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID: enter both again (%1).</source>
        <translation>AWS_SECRET_ACCESS_KEY 与 AWS_ACCESS_KEY_ID 不匹配：请重新输入两者（%1）。</translation>
    </message>
    <message>
        <source>AWS does not know AWS_ACCESS_KEY_ID (%1): it is mistyped, switched off, deleted, or of another partition than the region. A key that begins with ASIA belongs to a session and needs AWS_SESSION_TOKEN too.</source>
        <translation>AWS 不认识 AWS_ACCESS_KEY_ID（%1）：输入有误、已停用、已删除，或属于与该区域不同的分区。以 ASIA 开头的密钥属于会话，还需要 AWS_SESSION_TOKEN。</translation>
    </message>
    <message>
        <source>account %1 as %2</source>
        <translation>账户 %1，身份 %2</translation>
    </message>
    <message>
        <source>the list of services</source>
        <translation>服务列表</translation>
    </message>
    <message>
        <source>tasks, and how they ended</source>
        <translation>任务，以及它们如何结束</translation>
    </message>
    <message>
        <source>hosts and their groups</source>
        <translation>主机及主机组</translation>
    </message>
    <message>
        <source>the logs of provers</source>
        <translation>Prover 的日志</translation>
    </message>
    <message>
        <source>why a group starts no hosts</source>
        <translation>组为何不启动主机</translation>
    </message>
    <message>
        <source>no cluster is known to ask about</source>
        <translation>没有已知的集群可供询问</translation>
    </message>
    <message>
        <source>no service is known to ask about</source>
        <translation>没有已知的服务可供询问</translation>
    </message>
    <message>
        <source>no running task is known to ask about</source>
        <translation>没有已知的运行中任务可供询问</translation>
    </message>
    <message>
        <source>no host is known to ask about</source>
        <translation>没有已知的主机可供询问</translation>
    </message>
    <message>
        <source>no task definition is known to ask about</source>
        <translation>没有已知的任务定义可供询问</translation>
    </message>
    <message>
        <source>its tasks keep no logs here</source>
        <translation>它的任务不在此处保存日志</translation>
    </message>
    <message>
        <source>no host group is known to ask about</source>
        <translation>没有已知的主机组可供询问</translation>
    </message>
    <message>
        <source>a change: it is not made to find out</source>
        <translation>是一项更改：不会为了弄清楚而执行</translation>
    </message>
    <message>
        <source>to scale a service and to restart it</source>
        <translation>扩缩和重启服务</translation>
    </message>
    <message>
        <source>to stop a task</source>
        <translation>停止任务</translation>
    </message>
    <message>
        <source>to scale its hosts along</source>
        <translation>同时扩缩其主机</translation>
    </message>
    <message>
        <source>this is the key of the account itself: it may do everything, and no policy limits it</source>
        <translation>这是账户本身的密钥：可以做任何事情，没有策略限制它</translation>
    </message>
    <message>
        <source>its role is called AdministratorAccess, as the policy that allows everything</source>
        <translation>它的角色名为 AdministratorAccess，与允许一切的策略同名</translation>
    </message>
    <message>
        <source>whether it may do more than is needed here is not visible to the key itself</source>
        <translation>它能做的是否超出此处所需，密钥自己看不到</translation>
    </message>
    <message>
        <source>The request was not sent: it changed nothing.</source>
        <translation>请求未发送：未作任何更改。</translation>
    </message>
    <message>
        <source>who the key is</source>
        <translation>密钥属于谁</translation>
    </message>
    <message>
        <source>where a machine can be made</source>
        <translation>可以在哪里创建机器</translation>
    </message>
    <message>
        <source>what a machine costs</source>
        <translation>机器的费用</translation>
    </message>
    <message>
        <source>to start, stop and restart machines</source>
        <translation>启动、停止和重启机器</translation>
    </message>
    <message>
        <source>to make a machine</source>
        <translation>创建机器</translation>
    </message>
    <message>
        <source>to update a machine</source>
        <translation>更新机器</translation>
    </message>
    <message>
        <source>to delete a machine</source>
        <translation>删除机器</translation>
    </message>
    <message>
        <source>%1, role %2 in workspace %3</source>
        <translation>%1，工作区 %3 中的角色 %2</translation>
    </message>
    <message>
        <source>%1 in workspace %2</source>
        <translation>%1，工作区 %2</translation>
    </message>
    <message>
        <source>its user is an administrator of the cloud, not of this workspace alone</source>
        <translation>它的用户是整个云的管理员，而不只是该工作区的</translation>
    </message>
    <message>
        <source>its account names the role %1 and nothing narrower: take it for one that may do everything in its workspace</source>
        <translation>它的账户只给出角色 %1，没有更具体的说明：请视为可在其工作区中做任何事情</translation>
    </message>
    <message>
        <source>the account does not say what else the key may do</source>
        <translation>该账户没有说明该密钥还可以做什么</translation>
    </message>
    <message>
        <source>; this machine&apos;s clock is %1 s behind</source>
        <translation>；本机时钟慢 %1 秒</translation>
    </message>
    <message>
        <source>; this machine&apos;s clock is %1 s ahead</source>
        <translation>；本机时钟快 %1 秒</translation>
    </message>
    <message>
        <source>the region of the bucket</source>
        <translation>存储桶所在的区域</translation>
    </message>
    <message>
        <source>the profile names no remote that could test this key</source>
        <translation>配置没有给出可以测试该密钥的远端</translation>
    </message>
    <message>
        <source>nobody can tell what this key may do</source>
        <translation>该密钥可以做什么，无从得知</translation>
    </message>
    <message>
        <source>Test a new key of %1</source>
        <translation>测试 %1 的新密钥</translation>
    </message>
    <message>
        <source>What the key of %1 may do</source>
        <translation>%1 的密钥可以做什么</translation>
    </message>
    <message>
        <source>a new key, not stored: taken by %1</source>
        <translation>新密钥，未存放：已被 %1 接受</translation>
    </message>
    <message>
        <source>a new key, not stored: not taken by %1: %2</source>
        <translation>新密钥，未存放：未被 %1 接受：%2</translation>
    </message>
    <message>
        <source>asked by reads what it may do: %1 allowed, %2 denied, %3 unknown</source>
        <translation>通过读取询问它可以做什么：%1 项允许，%2 项拒绝，%3 项未知</translation>
    </message>
    <message>
        <source>%1 deployments</source>
        <translation>%1 个部署</translation>
    </message>
    <message>
        <source>%1 (token %2)</source>
        <translation>%1（代币 %2）</translation>
    </message>
    <message>
        <source>What it costs is not known: the orchestrator names no price</source>
        <translation>费用未知：编排器没有给出价格</translation>
    </message>
    <message>
        <source>the quote was not checked: %1 (%2)</source>
        <translation>该 Quote 未检查：%1（%2）</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>revisions of a task definition</source>
        <translation>任务定义的修订版</translation>
    </message>
    <message>
        <source>how many vCPUs may run</source>
        <translation>可以运行多少 vCPU</translation>
    </message>
    <message>
        <source>alarms that went off</source>
        <translation>已触发的告警</translation>
    </message>
    <message>
        <source>to move a service to another revision</source>
        <translation>将服务移到另一个修订版</translation>
    </message>
    <message>
        <source>its load and what the system says of itself can be read by everybody</source>
        <translation>任何人都可以读取它的负载以及系统关于自身的信息</translation>
    </message>
    <message>
        <source>no machine outside the cluster has a name that begins with &quot;%1&quot;</source>
        <translation>集群之外没有名称以“%1”开头的机器</translation>
    </message>
    <message>
        <source>%1: it is there already, and is left as it is</source>
        <translation>%1：已经存在，保持原样</translation>
    </message>
    <message>
        <source>challenge route</source>
        <translation>挑战路由</translation>
    </message>
    <message>
        <source>Check the address in the profile; where the remote moved, enter its new one.</source>
        <translation>请检查配置中的地址；如果远端已迁移，请填入新地址。</translation>
    </message>
    <message>
        <source>Enter the address in the profile that answers without a redirect.</source>
        <translation>请在配置中填入不经重定向即可应答的地址。</translation>
    </message>
    <message>
        <source>hands out a revocation list of %1 bytes</source>
        <translation>提供了 %1 字节的吊销列表</translation>
    </message>
    <message>
        <source>answers /ready with %1</source>
        <translation>对 /ready 应答 %1</translation>
    </message>
    <message>
        <source>%1 rows skipped</source>
        <translation>跳过 %1 行</translation>
    </message>
    <message>
        <source>answers in the %1 dialect; nobody has signed in</source>
        <translation>以 %1 方言应答；无人登录</translation>
    </message>
    <message>
        <source>%1 deployments, %2 dialect</source>
        <translation>%1 个部署，%2 方言</translation>
    </message>
    <message>
        <source>the list of revoked certificates is empty</source>
        <translation>已吊销证书的列表为空</translation>
    </message>
    <message>
        <source>a certificate of the CA file ended on %1</source>
        <translation>CA 文件中的一个证书已于 %1 到期</translation>
    </message>
    <message>
        <source>Ask whoever runs the CA for the new one, and replace the file.</source>
        <translation>请向 CA 的运营者索取新证书，并替换该文件。</translation>
    </message>
    <message>
        <source>%1 certificates, trusted here instead of the system&apos;s; the first ends on %2</source>
        <translation>%1 个证书，在此代替系统证书受到信任；第一个于 %2 到期</translation>
    </message>
    <message>
        <source>Name the coordinator-wallet of the cluster in the profile.</source>
        <translation>请在配置中填写集群的 coordinator-wallet。</translation>
    </message>
    <message>
        <source>Store it under Secrets, or with: pilothousectl secrets set %1 --profile %2 --yes</source>
        <translation>请将它存放在“密钥”中，或使用：pilothousectl secrets set %1 --profile %2 --yes</translation>
    </message>
    <message>
        <source>the file is closed: this program ends</source>
        <translation>文件已关闭：本程序即将结束</translation>
    </message>
</context>
<context>
    <name>WalletSessionText</name>
    <message>
        <source>NFT %1</source>
        <translation>NFT %1</translation>
    </message>
    <message>
        <source>over since %1</source>
        <translation>已于 %1 结束</translation>
    </message>
    <message>
        <source>kept from before, not used yet</source>
        <translation>先前留下的，尚未使用</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>renewed by itself; this token until %1</source>
        <translation>自动续期；本令牌至 %1</translation>
    </message>
    <message>
        <source>by the development key</source>
        <translation>由开发密钥签名</translation>
    </message>
</context>
<context>
    <name>WatchText</name>
    <message>
        <source>Compose hash changed</source>
        <translation>compose 哈希有变化</translation>
    </message>
    <message>
        <source>MRTD (firmware) changed</source>
        <translation>MRTD（固件）有变化</translation>
    </message>
    <message>
        <source>RTMR1 (kernel) changed</source>
        <translation>RTMR1（内核）有变化</translation>
    </message>
    <message>
        <source>RTMR2 (command line, initrd) changed</source>
        <translation>RTMR2（命令行、initrd）有变化</translation>
    </message>
    <message>
        <source>Key provider changed</source>
        <translation>密钥提供方有变化</translation>
    </message>
    <message>
        <source>TCB status changed</source>
        <translation>TCB 状态有变化</translation>
    </message>
    <message>
        <source>Gives no evidence</source>
        <translation>不给出证据</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>已证明</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>未证明</translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation>无证据</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已知悉</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Since (UTC)</source>
        <translation>起始（UTC）</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Last known good</source>
        <translation>上次良好值</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实际值</translation>
    </message>
    <message>
        <source>Last known good at %1.</source>
        <translation>上次良好于 %1。</translation>
    </message>
    <message>
        <source>Acknowledged by %1 at %2: %3</source>
        <translation>%1 于 %2 知悉：%3</translation>
    </message>
    <message>
        <source>Cleared at %1: %2.</source>
        <translation>于 %1 解除：%2。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>At (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>TCB status</source>
        <translation>TCB 状态</translation>
    </message>
    <message>
        <source>compose-hash</source>
        <translation>compose-hash</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>%n proven</source>
        <translation>
            <numerusform>%n 已证明</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not proven</source>
        <translation>
            <numerusform>%n 未证明</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without evidence</source>
        <translation>
            <numerusform>%n 无证据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not running</source>
        <translation>
            <numerusform>%n 未运行</numerusform>
        </translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>every %1 d</source>
        <translation>每 %1 天</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>every %1 h</source>
        <translation>每 %1 小时</translation>
    </message>
    <message>
        <source>every %1 min</source>
        <translation>每 %1 分钟</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>每 %1</translation>
    </message>
    <message>
        <source>Never proven</source>
        <translation>从未证明</translation>
    </message>
    <message>
        <source>1 alarm open</source>
        <translation>1 个未解除的告警</translation>
    </message>
    <message>
        <source>%1 alarms open</source>
        <translation>%1 个未解除的告警</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>quotes asked for by this desk</source>
        <translation>由本工作台请求的 Quote</translation>
    </message>
    <message>
        <source>quotes from files, verified by this desk</source>
        <translation>来自文件的 Quote，由本工作台验证</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n quotes from files</source>
        <translation>
            <numerusform>来自文件的 Quote：%1，共 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>last run of the watch</source>
        <translation>监视的最近一次运行</translation>
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
    <message>
        <source>Provers</source>
        <translation>Prover</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>Set up a cluster</source>
        <translation>搭建集群</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::AgentTableModel</name>
    <message>
        <source>Pending</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Deploying</source>
        <translation>部署中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>不健康</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Token</source>
        <extracomment>of an NFT</extracomment>
        <translation>代币</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供方</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>In state</source>
        <extracomment>how long it has been in its state</extracomment>
        <translation>状态时长</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在时长</translation>
    </message>
    <message>
        <source>%1, stuck</source>
        <translation>%1，卡住</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>No state</source>
        <translation>无状态</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Not attested</source>
        <translation>未证明</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>The orchestrator&apos;s list gives no state.</source>
        <translation>编排器的列表没有给出状态。</translation>
    </message>
    <message>
        <source>The orchestrator says “%1”.</source>
        <translation>编排器称“%1”。</translation>
    </message>
    <message>
        <source>The list names this NFT twice: actions on it are refused.</source>
        <translation>列表中此 NFT 出现两次：对它的操作一律拒绝。</translation>
    </message>
    <message>
        <source>%1
The name mixes letters of different scripts that look alike.</source>
        <translation>%1
名称混用了不同文字中形似的字母。</translation>
    </message>
    <message>
        <source>Asked for by the orchestrator. Nobody at this desk has checked this machine.</source>
        <translation>由编排器请求。本工作台无人检查过此机器。</translation>
    </message>
    <message>
        <source>Machines of this provider are not confidential ones.</source>
        <translation>此提供方的机器不是机密机器。</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::AuditTableModel</name>
    <message>
        <source>operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Intended</source>
        <translation>拟执行</translation>
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
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>Written before the action. What came of it is an entry of its own.</source>
        <translation>在操作之前写入。操作的结果另有条目。</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>条目 %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>执行者</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::ComparisonModel</name>
    <message>
        <source>1 present  2 parsed  3 signature</source>
        <translation>1 存在  2 解析  3 签名</translation>
    </message>
    <message>
        <source>4 measurements  5 fresh</source>
        <translation>4 度量  5 新鲜</translation>
    </message>
    <message numerus="yes">
        <source>%n different values</source>
        <translation>
            <numerusform>%n 个不同的值</numerusform>
        </translation>
    </message>
    <message>
        <source>Verdict ladder</source>
        <translation>判定阶梯</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>1 present  2 parsed</source>
        <translation>1 存在  2 解析</translation>
    </message>
    <message>
        <source>3 signature</source>
        <translation>3 签名</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>1 more, equal</source>
        <translation>另 1 台，相同</translation>
    </message>
    <message>
        <source>%1 more, equal</source>
        <translation>另 %1 台，相同</translation>
    </message>
    <message>
        <source>%1 more, %2 odd</source>
        <translation>另 %1 台，其中 %2 台不同</translation>
    </message>
    <message>
        <source>1 more</source>
        <translation>另 1 台</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另 %1 台</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::CutoverText</name>
    <message>
        <source>Pass, degraded</source>
        <translation>通过，降级</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>过时</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Arming</source>
        <translation>计时中</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Tripped</source>
        <translation>已触发</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>Live intents</source>
        <translation>真实意图</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Canary</source>
        <translation>金丝雀</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>everything else</source>
        <translation>其余意图</translation>
    </message>
    <message>
        <source>No run open</source>
        <translation>没有进行中的轮次</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>预检</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>影子</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Mixed + pay</source>
        <translation>混合 + pay</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>主用</translation>
    </message>
    <message>
        <source>Fallback kept</source>
        <translation>保留后备</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Shifting</source>
        <translation>切流中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Drifted</source>
        <translation>已漂移</translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation>回滚中</translation>
    </message>
    <message>
        <source>Rollback not confirmed</source>
        <translation>回滚未确认</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>By stage</source>
        <translation>随阶段</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>never measured</source>
        <translation>从未测量</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <translation>%1 · %2 %3</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <translation>%1：未知</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 已就绪</translation>
    </message>
    <message>
        <source>%1 is not ready</source>
        <translation>%1 未就绪</translation>
    </message>
    <message>
        <source>Router not read yet</source>
        <translation>路由器尚未读取</translation>
    </message>
    <message>
        <source>Router does not answer</source>
        <translation>路由器不应答</translation>
    </message>
    <message>
        <source>Router answers</source>
        <translation>路由器有应答</translation>
    </message>
    <message>
        <source>all on the old plane</source>
        <translation>全部在旧平面</translation>
    </message>
    <message>
        <source>part of analyze</source>
        <translation>部分 analyze</translation>
    </message>
    <message>
        <source>analyze, create 100</source>
        <translation>analyze、create 100</translation>
    </message>
    <message>
        <source>pay 100</source>
        <translation>pay 100</translation>
    </message>
    <message>
        <source>all 100</source>
        <translation>全部 100</translation>
    </message>
    <message>
        <source>fallback removed</source>
        <translation>后备已移除</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>0 of %1</source>
        <translation>0 / %1</translation>
    </message>
    <message>
        <source>The router does not count requests per intent: see the line below. README.md shows how it can.</source>
        <translation>路由器不按意图统计请求：见下方一行。README.md 说明如何启用。</translation>
    </message>
    <message>
        <source>Requests of this intent that the router counted since it started.</source>
        <translation>路由器启动以来统计到的此意图的请求。</translation>
    </message>
    <message>
        <source>Requests of this intent that the router counted since the last move, %1 UTC.</source>
        <translation>路由器自上次移动（%1 UTC）以来统计到的此意图的请求。</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::CvmTableModel</name>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>不健康</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Boot failed</source>
        <translation>启动失败</translation>
    </message>
    <message>
        <source>No state</source>
        <translation>无状态</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>The cloud&apos;s list gives no state.</source>
        <translation>云端列表未给出状态。</translation>
    </message>
    <message>
        <source>The cloud says “%1”.</source>
        <translation>云端称“%1”。</translation>
    </message>
    <message>
        <source>The list names this id twice: actions on it are refused.</source>
        <translation>列表中此 ID 出现两次：拒绝对其执行操作。</translation>
    </message>
    <message>
        <source>The name mixes letters of different scripts that look alike.</source>
        <translation>名称混用了不同文字中形近的字母。</translation>
    </message>
    <message>
        <source>%1
A claim of the cloud, not proven.</source>
        <translation>%1
这是云端的声明，未经证明。</translation>
    </message>
    <message>
        <source>Nobody at this desk has checked this machine yet.</source>
        <translation>本工作台尚无人检查过这台机器。</translation>
    </message>
    <message>
        <source>“%1” in the node&apos;s own words</source>
        <translation>节点的原话：“%1”</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Compose hash</source>
        <translation>compose 哈希</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>USD/h</source>
        <translation>USD/小时</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时间</translation>
    </message>
    <message>
        <source>OS image</source>
        <translation>操作系统镜像</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在时长</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Hash approval</source>
        <translation>哈希批准</translation>
    </message>
    <message>
        <source>Not a member of the cluster, or nothing was read yet.</source>
        <translation>不是集群成员，或尚未读取。</translation>
    </message>
    <message>
        <source>Read %1 ago.</source>
        <translation>%1前读取。</translation>
    </message>
    <message>
        <source>That is older than its limit: it may have changed since.</source>
        <translation>已超过时限：此后可能已有变化。</translation>
    </message>
    <message>
        <source>At the step “%1”.</source>
        <translation>在步骤“%1”处。</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::DeskSettings</name>
    <message>
        <source>the settings of this desk cannot be read, so the usual ones are used</source>
        <translation>本工作台的设置无法读取，因此使用通常的设置</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::EventTableModel</name>
    <message>
        <source>after boot</source>
        <translation>启动后</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>寄存器</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::MachineChoiceModel</name>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>不健康</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Phala Cloud</source>
        <translation>Phala Cloud</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1，已选</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Compose hash (claimed)</source>
        <translation>compose 哈希（声称）</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::MachineListModel</name>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>阶梯</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::NodeChoiceModel</name>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message>
        <source>1 slot</source>
        <extracomment>places for machines on a node</extracomment>
        <translation>1 个槽位</translation>
    </message>
    <message>
        <source>%1 slots</source>
        <translation>%1 个槽位</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1，已选</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>below 1 ms</source>
        <translation>低于 1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>USD/h</source>
        <translation>USD/小时</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::PowerResultModel</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::ProfileEdit</name>
    <message>
        <source>new profile</source>
        <translation>新配置</translation>
    </message>
    <message>
        <source>Duplicate it under the new name instead.</source>
        <translation>改为以新名称复制一份。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>换一个名称。</translation>
    </message>
    <message>
        <source>Look at what was changed, then keep yours or take theirs.</source>
        <translation>查看有何更改，然后保留您的或采用对方的。</translation>
    </message>
    <message>
        <source>the name of an environment stays: its record, its keys and its file are called %1</source>
        <translation>环境的名称不变：其记录、密钥和文件都名为 %1</translation>
    </message>
    <message>
        <source>an environment called %1 is there already</source>
        <translation>已有名为 %1 的环境</translation>
    </message>
    <message>
        <source>the file was changed by another program since it was opened here</source>
        <translation>该文件在此打开之后已被其他程序更改</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::ProverTableModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Desired</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待启动</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>滚动更新</translation>
    </message>
    <message>
        <source>Task definition</source>
        <translation>任务定义</translation>
    </message>
    <message>
        <source>Host group</source>
        <translation>主机组</translation>
    </message>
    <message>
        <source>Min · desired · max</source>
        <extracomment>three numbers of a group of hosts, in this order</extracomment>
        <translation>最小 · 期望 · 最大</translation>
    </message>
    <message>
        <source>USD/h</source>
        <translation>USD/小时</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>ECS cluster</source>
        <translation>ECS 集群</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在时长</translation>
    </message>
    <message>
        <source>No state</source>
        <translation>无状态</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>Rolling out</source>
        <translation>滚动更新中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Cannot place</source>
        <translation>无法放置</translation>
    </message>
    <message>
        <source>Short of tasks</source>
        <translation>任务不足</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>非活动</translation>
    </message>
    <message>
        <source>Scaled to 0</source>
        <translation>已缩至 0</translation>
    </message>
    <message>
        <source>Rollout failed</source>
        <translation>滚动更新失败</translation>
    </message>
    <message>
        <source>, 1 task failed</source>
        <translation>，1 个任务失败</translation>
    </message>
    <message>
        <source>, %1 tasks failed</source>
        <translation>，%1 个任务失败</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>%1 tasks are wanted, %2 hosts have room for %3</source>
        <translation>期望 %1 个任务，%2 台主机可容纳 %3 个</translation>
    </message>
    <message>
        <source>%1 hosts are paid for, %2 tasks are wanted</source>
        <translation>正在为 %1 台主机付费，期望 %2 个任务</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>ECS says “%1”.</source>
        <translation>ECS 称“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%n deployments at the same time: old tasks still run</source>
        <translation>
            <numerusform>同时有 %n 个部署：旧任务仍在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>The group could not be read.</source>
        <translation>主机组无法读取。</translation>
    </message>
    <message>
        <source>min %1, desired %2, max %3; %4 in service</source>
        <translation>最小 %1，期望 %2，最大 %3；服务中 %4</translation>
    </message>
    <message>
        <source>%1 hosts of type %2, %3</source>
        <translation>%1 台 %2 类型的主机，%3</translation>
    </message>
    <message>
        <source>No host</source>
        <translation>没有主机</translation>
    </message>
    <message>
        <source>Host up</source>
        <translation>主机在线</translation>
    </message>
    <message>
        <source>Host starting</source>
        <translation>主机启动中</translation>
    </message>
    <message>
        <source>Host impaired</source>
        <translation>主机受损</translation>
    </message>
    <message>
        <source>Host stopped</source>
        <translation>主机已停止</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>the broker has no deployments</extracomment>
        <translation>无</translation>
    </message>
    <message>
        <source>Role</source>
        <extracomment>what a service does in the cluster: exec, snark, gpu, aux, api, broker</extracomment>
        <translation>角色</translation>
    </message>
    <message>
        <source>EC2 says “%1”. Whether the broker&apos;s own unit runs is not asked from here.</source>
        <translation>EC2 的说法是“%1”。broker 自己的单元是否在运行，此处不询问。</translation>
    </message>
    <message>
        <source>No word of the name tells its role.</source>
        <translation>名称中没有表明其角色的单词。</translation>
    </message>
    <message>
        <source>Machines: the broker has no tasks.</source>
        <translation>机器：broker 没有任务。</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::QuoteRegionModel</name>
    <message>
        <source>%1, %2 bytes at offset %3</source>
        <translation>%1，%2 字节，偏移 %3</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::RowTableModel</name>
    <message>
        <source>%1 (stale)</source>
        <translation>%1（过时）</translation>
    </message>
    <message>
        <source>The regular expression takes too long over these rows; they are shown as before. Name a field (name:/…/), or make it simpler.</source>
        <translation>正则表达式在这些行上用时过长；仍按之前显示。指明字段（name:/…/），或把它写得更简单。</translation>
    </message>
</context>
<context>
    <name>pilothouse::models::SplitEditor</name>
    <message>
        <source>Apply…</source>
        <translation>应用…</translation>
    </message>
    <message>
        <source>Apply %1 → %2…</source>
        <translation>应用 %1 → %2…</translation>
    </message>
    <message>
        <source>Undo to %1…</source>
        <translation>撤销到 %1…</translation>
    </message>
    <message>
        <source>Undo last move…</source>
        <translation>撤销上次移动…</translation>
    </message>
    <message>
        <source>Apply 1 row…</source>
        <translation>应用 1 行…</translation>
    </message>
    <message>
        <source>Apply %1 rows…</source>
        <translation>应用 %1 行…</translation>
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
        <translation>
            <numerusform>%1 及另外 %n 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more machines with trouble of the same kind: see the tab Checks.</source>
        <translation>
            <numerusform>另有 %n 台机器有同类问题：见“检查”标签页。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>无需处理</translation>
    </message>
    <message>
        <source>Deploy again…</source>
        <translation>重新部署…</translation>
    </message>
    <message>
        <source>Evidence bundle…</source>
        <translation>证据包…</translation>
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
    <name>pilothouse::ui::AgentActions</name>
    <message>
        <source>Deploy…</source>
        <translation>部署…</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>停止…</translation>
    </message>
    <message>
        <source>Deploy again…</source>
        <translation>重新部署…</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>取消…</translation>
    </message>
    <message>
        <source>Read-only: unlock writes in the bar above.</source>
        <translation>只读：在上方栏中解锁写入。</translation>
    </message>
    <message>
        <source>%1 was not done</source>
        <translation>%1：未执行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The details say what became of each.</source>
        <translation>详情中说明了每一项的结果。</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1：已完成</translation>
    </message>
    <message>
        <source>%1: %2 of %3 not done</source>
        <translation>%1：%2/%3 未完成</translation>
    </message>
    <message>
        <source>Deploy token %1</source>
        <translation>部署代币 %1</translation>
    </message>
    <message>
        <source>The orchestrator expects %1 s.</source>
        <translation>编排器预计需要 %1 秒。</translation>
    </message>
    <message>
        <source>The orchestrator names no time.</source>
        <translation>编排器未给出时间。</translation>
    </message>
    <message>
        <source>%1: accepted</source>
        <translation>%1：已接受</translation>
    </message>
    <message>
        <source>%1: not running</source>
        <translation>%1：未运行</translation>
    </message>
    <message>
        <source>%1: it runs</source>
        <translation>%1：正在运行</translation>
    </message>
    <message>
        <source>The answer was lost; this was read back. Nothing was sent twice.</source>
        <translation>应答丢失；以上为回读结果。没有重复发送。</translation>
    </message>
    <message>
        <source>Copied as curl</source>
        <translation>已复制为 curl</translation>
    </message>
    <message>
        <source>They read the same from a shell. No secret is in them.</source>
        <translation>在终端中运行可读取相同内容。其中不含密钥。</translation>
    </message>
    <message>
        <source>Copy token ids</source>
        <translation>复制代币 ID</translation>
    </message>
    <message>
        <source>Copy owners</source>
        <translation>复制所有者</translation>
    </message>
    <message>
        <source>Copy endpoints</source>
        <translation>复制端点</translation>
    </message>
    <message>
        <source>Copy deployment ids</source>
        <translation>复制部署 ID</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AgentEndpoint</name>
    <message>
        <source>Endpoints cannot be probed in this environment.</source>
        <translation>本环境无法探测端点。</translation>
    </message>
    <message>
        <source>Choose one deployment.</source>
        <translation>选择一个部署。</translation>
    </message>
    <message>
        <source>The deployment names no endpoint: there is nothing to probe.</source>
        <translation>该部署没有给出端点：没有可探测的。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AgentHistory</name>
    <message>
        <source>The orchestrator&apos;s own events could not be read: %1</source>
        <translation>无法读取编排器自己的事件：%1</translation>
    </message>
    <message>
        <source>This orchestrator offers no events. What stands here was seen from this desk since the window opened.</source>
        <translation>该编排器不提供事件。这里是窗口打开以来本工作台所见。</translation>
    </message>
    <message>
        <source>Asking the orchestrator for its events.</source>
        <translation>正在向编排器查询事件。</translation>
    </message>
    <message>
        <source>These lines are older: the log could not be read again: %1</source>
        <translation>这些行较旧：无法再次读取日志：%1</translation>
    </message>
    <message>
        <source>The orchestrator&apos;s log could not be read: %1</source>
        <translation>无法读取编排器的日志：%1</translation>
    </message>
    <message>
        <source>Asking the orchestrator for its log.</source>
        <translation>正在向编排器查询日志。</translation>
    </message>
    <message>
        <source>This orchestrator offers no log of a deployment.</source>
        <translation>该编排器不提供部署的日志。</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>日志为空。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AgentLogView</name>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Log of the deployment</source>
        <translation>部署的日志</translation>
    </message>
    <message>
        <source>Asks again every 5 seconds while this page is seen</source>
        <translation>本页可见期间每 5 秒查询一次</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AgentPanel</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Last action</source>
        <translation>上次操作</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AgentsPage</name>
    <message>
        <source>No orchestrator is set up in this environment</source>
        <translation>此环境未设置编排器</translation>
    </message>
    <message>
        <source>The profile %1 has no section “orchestrator”. With url in it, its agents stand here.</source>
        <translation>配置 %1 没有“orchestrator”一节。写入该节及其 url 后，智能体会显示在这里。</translation>
    </message>
    <message>
        <source>The filter hides the only deployment</source>
        <translation>唯一的部署被筛选隐藏</translation>
    </message>
    <message>
        <source>The filter hides all %1 deployments</source>
        <translation>全部 %1 个部署被筛选隐藏</translation>
    </message>
    <message>
        <source>None of them matches what is typed.</source>
        <translation>没有与输入内容匹配的项。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No agent is deployed</source>
        <translation>没有部署任何智能体</translation>
    </message>
    <message>
        <source>The orchestrator answered and its list is empty. Nothing is filtered out, and no row was skipped.</source>
        <translation>编排器已应答，列表为空。没有筛选掉任何内容，也没有跳过任何行。</translation>
    </message>
    <message numerus="yes">
        <source>The orchestrator answered, but none of its %n rows could be read.</source>
        <translation>
            <numerusform>编排器已应答，但其 %n 行均无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Deploy…</source>
        <translation>部署…</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message>
        <source>The list of deployments was asked for; nothing has come back so far.</source>
        <translation>已请求部署列表；目前尚未收到任何内容。</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>不健康</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>state:running -provider:akash</source>
        <translation>state:running -provider:akash</translation>
    </message>
    <message>
        <source>Agent deployments</source>
        <translation>智能体部署</translation>
    </message>
    <message>
        <source>Deploy an agent</source>
        <translation>部署智能体</translation>
    </message>
    <message>
        <source>Nothing is sent before the plan is confirmed</source>
        <translation>确认计划之前不发送任何内容</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear the filter, then back to the table; close the details</source>
        <translation>清除筛选，再按返回表格；关闭详情</translation>
    </message>
    <message>
        <source>Open the details</source>
        <translation>打开详情</translation>
    </message>
    <message>
        <source>Select all rows that are shown</source>
        <translation>选择显示的所有行</translation>
    </message>
    <message>
        <source>Copy the selected rows, values in full</source>
        <translation>复制所选行的完整值</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>Read the list now</source>
        <translation>立即读取列表</translation>
    </message>
    <message>
        <source>1 deployment</source>
        <translation>1 个部署</translation>
    </message>
    <message>
        <source>%1 deployments</source>
        <translation>%1 个部署</translation>
    </message>
    <message>
        <source>1 owner</source>
        <translation>1 个所有者</translation>
    </message>
    <message>
        <source>%1 owners</source>
        <translation>%1 个所有者</translation>
    </message>
    <message>
        <source>1 failed</source>
        <translation>1 个失败</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>1 unhealthy</source>
        <translation>1 个不健康</translation>
    </message>
    <message>
        <source>%1 unhealthy</source>
        <translation>%1 个不健康</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>已选 %1/%2</translation>
    </message>
    <message>
        <source>1 hidden by the filter</source>
        <translation>1 行被筛选隐藏</translation>
    </message>
    <message>
        <source>%1 hidden by the filter</source>
        <translation>%1 行被筛选隐藏</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Hatched cells were live values; names do not age</source>
        <translation>带斜线的单元格曾是实时值；名称不会过时</translation>
    </message>
    <message>
        <source>No live messages: %1</source>
        <translation>没有实时消息：%1</translation>
    </message>
    <message>
        <source>1 state not in our list, shown as sent</source>
        <translation>1 个状态不在已知列表中，按原样显示</translation>
    </message>
    <message>
        <source>%1 states not in our list, shown as sent</source>
        <translation>%1 个状态不在已知列表中，按原样显示</translation>
    </message>
    <message>
        <source>1 row shares its NFT: actions on it are refused</source>
        <translation>1 行与他行同属一个 NFT：对它的操作一律拒绝</translation>
    </message>
    <message>
        <source>%1 rows share their NFT: actions on them are refused</source>
        <translation>%1 行与他行同属一个 NFT：对它们的操作一律拒绝</translation>
    </message>
    <message>
        <source>1 illegal step seen</source>
        <translation>发现 1 步不合规的转换</translation>
    </message>
    <message>
        <source>%1 illegal steps seen</source>
        <translation>发现 %1 步不合规的转换</translation>
    </message>
    <message>
        <source>1 row skipped</source>
        <translation>跳过 1 行</translation>
    </message>
    <message>
        <source>%1 rows skipped</source>
        <translation>跳过 %1 行</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>编排器</translation>
    </message>
    <message>
        <source>Export, marked stale</source>
        <translation>导出（标为过时）</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择任何项</translation>
    </message>
    <message>
        <source>and 1 more</source>
        <translation>另有 1 个</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>1 deployment selected</source>
        <translation>已选择 1 个部署</translation>
    </message>
    <message>
        <source>%1 deployments selected</source>
        <translation>已选择 %1 个部署</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>Who is signed in</source>
        <translation>谁已登录</translation>
    </message>
    <message>
        <source>One sign-in is for one wallet and one NFT</source>
        <translation>一次登录对应一个钱包和一个 NFT</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>For NFT %1. What it may read is read now.</source>
        <translation>NFT %1。它可读取的内容正在读取。</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已登出</translation>
    </message>
    <message>
        <source>Signed out here only</source>
        <translation>仅在这里登出</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AlarmList</name>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Show its service</source>
        <translation>显示其服务</translation>
    </message>
    <message>
        <source>The address of the alarm&apos;s page in the AWS console</source>
        <translation>该告警在 AWS 控制台中的页面地址</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>已复制链接</translation>
    </message>
    <message>
        <source>It opens the alarm in the AWS console, for whoever is signed in there.</source>
        <translation>已登录 AWS 控制台的人可用它打开该告警。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ApprovalActions</name>
    <message>
        <source>Approve hashes…</source>
        <translation>批准哈希…</translation>
    </message>
    <message>
        <source>Elect the head anew</source>
        <translation>重新选出首选</translation>
    </message>
    <message>
        <source>Choose registry</source>
        <translation>选择 registry</translation>
    </message>
    <message>
        <source>Approve hashes</source>
        <translation>批准哈希</translation>
    </message>
    <message>
        <source>%1 is the head</source>
        <translation>%1 是首选</translation>
    </message>
    <message>
        <source>Nobody is the head</source>
        <translation>没有首选</translation>
    </message>
    <message>
        <source>%1 is in charge</source>
        <translation>%1 负责</translation>
    </message>
    <message>
        <source>%1 is not a registry any more</source>
        <translation>%1 不再是 registry</translation>
    </message>
    <message>
        <source>Only this desk chooses so; nothing was changed in the cluster.</source>
        <translation>只是本工作台如此选择；集群中未作任何更改。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ApproveStep</name>
    <message>
        <source>Approved compose hashes</source>
        <translation>已批准的 compose 哈希</translation>
    </message>
    <message>
        <source>A registry that knows no approval</source>
        <translation>不支持批准的 registry</translation>
    </message>
    <message>
        <source>An old registry answers the approval with 404. The hash can only be given to it with new variables, and that restarts it: models that run there end. It is done only when it is allowed here, and only then.</source>
        <translation>旧的 registry 对批准请求应答 404。只能随新变量把哈希交给它，这会使它重启：其中运行的模型随之结束。仅在此处允许时才这样做。</translation>
    </message>
    <message>
        <source>Allow the restart if the registry is that old</source>
        <translation>若 registry 版本过旧，允许重启</translation>
    </message>
    <message>
        <source>given with new variables, by a restart</source>
        <translation>随新变量给出，并经重启生效</translation>
    </message>
    <message>
        <source>the registry repeated them</source>
        <translation>registry 已复述这些哈希</translation>
    </message>
    <message>
        <source>No runner had to be approved; the orchestrator approves each one it makes.</source>
        <translation>没有需要批准的 runner；编排器会批准其创建的每个 runner。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AttemptList</name>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>1, 2, 4, 8, 15 s, then every 15 s</source>
        <translation>1、2、4、8、15 秒，之后每 15 秒</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Not recorded: the audit record cannot be written now</source>
        <translation>未记录：审计记录目前无法写入</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AttentionList</name>
    <message>
        <source>Nothing needs you now.</source>
        <translation>目前没有需要您处理的事项。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AttentionRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AttestationPage</name>
    <message>
        <source>Attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Choose machines</source>
        <translation>选择机器</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>证据…</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>再次验证</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Choose machines, and back to the comparison</source>
        <translation>选择机器；再按返回比较</translation>
    </message>
    <message>
        <source>Choose the machine under the cursor</source>
        <translation>选择光标所在的机器</translation>
    </message>
    <message>
        <source>Verify again with new challenges</source>
        <translation>用新的挑战再次验证</translation>
    </message>
    <message>
        <source>Stored quotes, fleets and collateral</source>
        <translation>已存的 Quote、机群文件和 collateral</translation>
    </message>
    <message numerus="yes">
        <source>Verify %n machines</source>
        <translation>
            <numerusform>验证 %n 台机器</numerusform>
        </translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>Verdict not recorded</source>
        <translation>判定未记录</translation>
    </message>
    <message numerus="yes">
        <source>%n verified</source>
        <translation>
            <numerusform>%n 已验证</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not verified</source>
        <translation>
            <numerusform>%n 未验证</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation>
            <numerusform>%n 不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n 缺失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected</source>
        <translation>
            <numerusform>%n 符合预期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n properties</source>
        <translation>
            <numerusform>%n 项属性</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 same · %2 expected · %3 different · %4 missing</source>
        <translation>%1 相同 · %2 符合预期 · %3 不同 · %4 缺失</translation>
    </message>
    <message>
        <source>Equality is computed on full bytes</source>
        <translation>按完整字节判断是否相同</translation>
    </message>
    <message numerus="yes">
        <source>%n machines compared</source>
        <translation>
            <numerusform>已比较 %n 台机器</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking machines for fresh quotes…</source>
        <translation>正在向机器索取新鲜 Quote…</translation>
    </message>
    <message>
        <source>Which machines run the same code?</source>
        <translation>哪些机器运行相同的代码？</translation>
    </message>
    <message>
        <source>Export certificate…</source>
        <translation>导出证明书…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Paste a quote</source>
        <translation>粘贴 Quote</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>第 %1/%2 步</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>App-compose</source>
        <translation>App-compose</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Quote bytes</source>
        <translation>Quote 字节</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源码</translation>
    </message>
    <message>
        <source>Views of the comparison</source>
        <translation>比较的各视图</translation>
    </message>
    <message>
        <source>Add a quote from the clipboard</source>
        <translation>从剪贴板添加 Quote</translation>
    </message>
    <message>
        <source>Checks of the machine under the cursor</source>
        <translation>光标所在机器的检查</translation>
    </message>
    <message>
        <source>Copy the whole value of the cell or region</source>
        <translation>复制单元格或区域的完整值</translation>
    </message>
    <message>
        <source>Next and previous difference of the app-compose</source>
        <translation>app-compose 的下一处和上一处差异</translation>
    </message>
    <message>
        <source>Reading 1 file…</source>
        <translation>正在读取 1 个文件…</translation>
    </message>
    <message>
        <source>Reading %1 files…</source>
        <translation>正在读取 %1 个文件…</translation>
    </message>
    <message>
        <source>The clipboard holds more than a quote can be.</source>
        <translation>剪贴板内容超过 Quote 可能的长度。</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was compared.</source>
        <translation>已取消。未作任何比较。</translation>
    </message>
    <message>
        <source>None of these machines answered</source>
        <translation>这些机器均未应答</translation>
    </message>
    <message>
        <source>Take it apart: DNS (does the name resolve), connect (does the port accept), TLS (is the certificate trusted), HTTP (which status), then the machine’s state at the cloud.</source>
        <translation>逐步排查：DNS（域名能否解析）、连接（端口是否接受）、TLS（证书是否受信任）、HTTP（返回什么状态码），然后是机器在云端的状态。</translation>
    </message>
    <message numerus="yes">
        <source> · %n not checked</source>
        <translation>
            <numerusform> · %n 未检查</numerusform>
        </translation>
    </message>
    <message>
        <source>No plan</source>
        <translation>没有计划</translation>
    </message>
    <message>
        <source>These machines are not in this environment&apos;s list, so there is nothing to deploy from here.</source>
        <translation>这些机器不在此环境的列表中，因此无法从此处部署。</translation>
    </message>
    <message>
        <source>Verifying: %1</source>
        <translation>正在验证：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machines compared</source>
        <translation>
            <numerusform>已比较 %1/%n 台机器</numerusform>
        </translation>
    </message>
    <message>
        <source>Does every machine still run what it ran?</source>
        <translation>每台机器是否仍在运行原来的内容？</translation>
    </message>
    <message>
        <source>Where does the code come from?</source>
        <translation>代码从何而来？</translation>
    </message>
    <message numerus="yes">
        <source>%n in dispute</source>
        <translation>
            <numerusform>%n 项有争议</numerusform>
        </translation>
    </message>
    <message>
        <source>Phala Cloud</source>
        <translation>Phala Cloud</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>Asked: %1.</source>
        <translation>已询问：%1。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>append-only, hash-chained, verifiable offline</source>
        <translation>只追加、哈希链、可离线验证</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>全部验证</translation>
    </message>
    <message>
        <source>times in UTC</source>
        <translation>时间为 UTC</translation>
    </message>
    <message>
        <source>Entries of the record</source>
        <translation>记录的条目</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Reading the record</source>
        <translation>正在读取记录</translation>
    </message>
    <message>
        <source>The entries of this environment appear here.</source>
        <translation>此环境的条目将显示在此处。</translation>
    </message>
    <message>
        <source>The record cannot be read</source>
        <translation>记录无法读取</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>The record could not be checked</source>
        <translation>记录无法检查</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Checking the record</source>
        <translation>正在检查记录</translation>
    </message>
    <message>
        <source>Every entry&apos;s hash, every link, every signature.</source>
        <translation>每个条目的哈希、每个链接、每个签名。</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Tip differs from the anchor</source>
        <translation>链尾与锚点不同</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Checked %1 in %2.</source>
        <translation>检查于 %1，用时 %2。</translation>
    </message>
    <message>
        <source>Tip %1.</source>
        <translation>链尾 %1。</translation>
    </message>
    <message>
        <source>No anchor is kept outside: the keychain is not available, so a cut tail would not be seen.</source>
        <translation>未在外部保存锚点：钥匙串不可用，因此无法发现尾部被截断。</translation>
    </message>
    <message>
        <source>The tip agrees with the anchor in the keychain.</source>
        <translation>链尾与钥匙串中的锚点一致。</translation>
    </message>
    <message>
        <source>The tip does not agree with the anchor in the keychain.</source>
        <translation>链尾与钥匙串中的锚点不一致。</translation>
    </message>
    <message>
        <source>Intact: %1 entries, no gap</source>
        <translation>完好：%1 条，无缺口</translation>
    </message>
    <message>
        <source>Broken at entry %1</source>
        <translation>在条目 %1 处损坏</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%1/%2 条</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>Intended and done are two entries; a crash between them is seen</source>
        <translation>“拟执行”与“已完成”是两个条目；两者之间崩溃也能看出</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>Every change made from this desk is entered before it is sent and again with its outcome.</source>
        <translation>本工作台所作的每项更改在发送前记一条，并连同结果再记一条。</translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation>没有匹配的条目</translation>
    </message>
    <message>
        <source>Filter: words, field:value, -without</source>
        <translation>筛选：词语、field:value、-排除</translation>
    </message>
    <message>
        <source>Read the record again</source>
        <translation>重新读取记录</translation>
    </message>
    <message>
        <source>Export the record</source>
        <translation>导出记录</translation>
    </message>
    <message>
        <source>Zip (*.zip);;Folder (*)</source>
        <translation>Zip 压缩包 (*.zip);;文件夹 (*)</translation>
    </message>
    <message>
        <source>Record exported</source>
        <translation>记录已导出</translation>
    </message>
    <message>
        <source>Record not exported</source>
        <translation>记录未导出</translation>
    </message>
    <message>
        <source>action:shift -result:recorded</source>
        <translation>action:shift -result:recorded</translation>
    </message>
    <message>
        <source>JSON lines, CSV, and a report in HTML and PDF, in one folder or zip</source>
        <translation>JSON lines、CSV 以及 HTML 和 PDF 报告，存入一个文件夹或 zip</translation>
    </message>
    <message>
        <source>The record is being checked</source>
        <translation>记录正在检查</translation>
    </message>
    <message>
        <source>1 entry came after the check.</source>
        <translation>检查之后又新增 1 条。</translation>
    </message>
    <message>
        <source>%1 entries came after the check.</source>
        <translation>检查之后又新增 %1 条。</translation>
    </message>
    <message>
        <source>1 signed checkpoint</source>
        <translation>1 个已签名检查点</translation>
    </message>
    <message>
        <source>%1 signed checkpoints</source>
        <translation>%1 个已签名检查点</translation>
    </message>
    <message>
        <source>Show entry %1</source>
        <translation>显示条目 %1</translation>
    </message>
    <message>
        <source>Entry %1 is not in the list</source>
        <translation>条目 %1 不在列表中</translation>
    </message>
    <message>
        <source>It was deleted, or it is older than what is read here. The verdict above says what is known.</source>
        <translation>它已被删除，或早于此处读取的范围。已知情况见上方判定。</translation>
    </message>
    <message>
        <source>1 entry is hidden by the filter. Esc clears it.</source>
        <translation>1 条被筛选隐藏。按 Esc 清除筛选。</translation>
    </message>
    <message>
        <source>%1 entries are hidden by the filter. Esc clears it.</source>
        <translation>%1 条被筛选隐藏。按 Esc 清除筛选。</translation>
    </message>
    <message>
        <source>The chain breaks here · %1</source>
        <translation>链在此处断裂 · %1</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copied as command</source>
        <translation>已复制为命令</translation>
    </message>
    <message>
        <source>The entries as they are filtered now</source>
        <translation>当前筛选后的条目</translation>
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
    <name>pilothouse::ui::BuildDesk</name>
    <message>
        <source>Build model…</source>
        <translation>构建模型…</translation>
    </message>
    <message>
        <source>at least %1: not every machine answered</source>
        <translation>至少 %1：并非每台机器都已应答</translation>
    </message>
    <message>
        <source>For %1 so far; a build takes some minutes. You can leave this page: it goes on and stands in the activity list.</source>
        <translation>目前已 %1；构建需要几分钟。可以离开此页面：它会继续，并列在活动列表中。</translation>
    </message>
    <message>
        <source>Submission %1 is being built</source>
        <translation>正在构建提交 %1</translation>
    </message>
    <message>
        <source>Build model %1</source>
        <translation>构建模型 %1</translation>
    </message>
    <message>
        <source>%1: on %2</source>
        <translation>%1：在 %2 上</translation>
    </message>
    <message>
        <source>Whether submission %1 is being built is not known</source>
        <translation>是否正在构建提交 %1 未知</translation>
    </message>
    <message>
        <source>Plan it again when you like: it is looked for first, and nothing is built twice.</source>
        <translation>可随时重新制定计划：会先查找它，不会重复构建。</translation>
    </message>
    <message>
        <source>%1 was not done</source>
        <translation>%1：未执行</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1：已完成</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::BuildForm</name>
    <message>
        <source>No longer wait</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Start it…</source>
        <translation>启动它…</translation>
    </message>
    <message>
        <source>Build another</source>
        <translation>再构建一个</translation>
    </message>
    <message>
        <source>Build a model</source>
        <translation>构建模型</translation>
    </message>
    <message>
        <source>What was asked for goes on.</source>
        <translation>已提出的请求会继续。</translation>
    </message>
    <message>
        <source>What is built</source>
        <translation>构建什么</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>its id, as the coordinator gave it</source>
        <translation>其 ID，由协调器给出</translation>
    </message>
    <message>
        <source>Name of the model, if it is to have one</source>
        <translation>模型的名称（如需要）</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>可留空</translation>
    </message>
    <message>
        <source>Where, and whether there is room</source>
        <translation>在何处，以及是否有空位</translation>
    </message>
    <message>
        <source>Takes the next build</source>
        <translation>接受下一次构建</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Models now</source>
        <translation>目前的模型</translation>
    </message>
    <message>
        <source>Read-only: unlock writes in the bar above.</source>
        <translation>只读：在上方栏中解锁写入。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChainView</name>
    <message>
        <source>Previous</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>This entry</source>
        <translation>本条</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChangeDesk</name>
    <message>
        <source>%1 was not done</source>
        <translation>%1：未完成</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1：完成</translation>
    </message>
    <message>
        <source>1 CVM</source>
        <translation>1 台 CVM</translation>
    </message>
    <message>
        <source>%1 CVMs</source>
        <translation>%1 台 CVM</translation>
    </message>
    <message>
        <source>%1: %2 of %3 not done</source>
        <translation>%1：%3 项中有 %2 项未完成</translation>
    </message>
    <message>
        <source>The details say why, for each of them.</source>
        <translation>详情中逐一说明了原因。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChangeForms</name>
    <message>
        <source>Read back: %1.</source>
        <translation>回读：%1。</translation>
    </message>
    <message>
        <source>Read back: compose hash %1.</source>
        <translation>回读：compose 哈希 %1。</translation>
    </message>
    <message>
        <source>Read back: compose hash %1, as foretold.</source>
        <translation>回读：compose 哈希 %1，与预计相同。</translation>
    </message>
    <message>
        <source>Read back: compose hash %1, not the foretold %2.</source>
        <translation>回读：compose 哈希 %1，不是预计的 %2。</translation>
    </message>
    <message>
        <source>What the cloud says is a claim: the machine&apos;s own evidence decides.</source>
        <translation>云端所说只是声明：以机器自己的证据为准。</translation>
    </message>
    <message>
        <source>Resize…</source>
        <translation>更改规格…</translation>
    </message>
    <message>
        <source>Variables…</source>
        <translation>变量…</translation>
    </message>
    <message>
        <source>Compose file…</source>
        <translation>compose 文件…</translation>
    </message>
    <message>
        <source>It shows the same plan in a shell; with --yes it is carried out.</source>
        <translation>它在 shell 中显示同一计划；加 --yes 则执行。</translation>
    </message>
    <message>
        <source>It shows the plan, and with --yes carries it out. It reads the files that it names: no value is in it.</source>
        <translation>它显示计划，加 --yes 则执行。它读取所指明的文件：其中没有任何值。</translation>
    </message>
    <message>
        <source>One machine at a time: select the one that is meant.</source>
        <translation>一次一台机器：选中所指的那一台。</translation>
    </message>
    <message>
        <source>The list names its id twice; which machine is meant cannot be told.</source>
        <translation>列表中它的编号出现两次；无法判断所指的是哪台机器。</translation>
    </message>
    <message>
        <source>Another operation runs on it.</source>
        <translation>另一操作正在它上面进行。</translation>
    </message>
    <message>
        <source>The cloud is asked for its sizes…</source>
        <translation>正在向云端询问其规格…</translation>
    </message>
    <message>
        <source>The cloud is asked what the machine has now…</source>
        <translation>正在向云端询问该机器的现状…</translation>
    </message>
    <message>
        <source>The machine is read…</source>
        <translation>正在读取该机器…</translation>
    </message>
    <message>
        <source>Other variables are sealed by now than when the form was opened. Look at what would be lost, and plan again.</source>
        <translation>现在封存的变量与打开表单时不同。查看将会丢失的内容，然后重新制定计划。</translation>
    </message>
    <message>
        <source>Its compose hash is another than when the form was opened. Look at what differs, and plan again.</source>
        <translation>它的 compose 哈希与打开表单时不同。查看差异，然后重新制定计划。</translation>
    </message>
    <message>
        <source>The machine was changed meanwhile: nothing was planned</source>
        <translation>其间该机器已被更改：没有制定计划</translation>
    </message>
    <message>
        <source>%1 was not done</source>
        <translation>%1：未执行</translation>
    </message>
    <message>
        <source>Copied as command</source>
        <translation>已复制为命令</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChangeFrame</name>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Read-only: unlock writes in the bar above.</source>
        <translation>只读：在上方栏中解锁写入。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChangeView</name>
    <message>
        <source>No change was made in this window yet</source>
        <translation>此窗口中尚未作任何更改</translation>
    </message>
    <message>
        <source>%1: under way</source>
        <translation>%1：正在进行</translation>
    </message>
    <message>
        <source>Progress and cancel are in the activity list (Ctrl+J). To cancel stops the waiting; what was sent stays sent.</source>
        <translation>进度和取消见活动列表（Ctrl+J）。取消只停止等待；已发送的不会撤回。</translation>
    </message>
    <message>
        <source>%1: not done. %2</source>
        <translation>%1：未完成。%2</translation>
    </message>
    <message>
        <source>%1: half done</source>
        <translation>%1：部分完成</translation>
    </message>
    <message>
        <source>It stopped there: %1. Nothing was undone by itself.</source>
        <translation>停在此处：%1。未自动撤销任何内容。</translation>
    </message>
    <message>
        <source>%1: how it ended is not known</source>
        <translation>%1：结果未知</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1：已完成</translation>
    </message>
    <message>
        <source>Service now</source>
        <translation>服务现状</translation>
    </message>
    <message>
        <source>%1 desired · %2 running · %3 pending</source>
        <translation>期望 %1 · 运行中 %2 · 待启动 %3</translation>
    </message>
    <message>
        <source>Hosts now</source>
        <translation>主机现状</translation>
    </message>
    <message>
        <source>min %1 · desired %2 · max %3; %4 in service</source>
        <translation>最小 %1 · 期望 %2 · 最大 %3；服务中 %4</translation>
    </message>
    <message>
        <source>In force now</source>
        <translation>当前生效</translation>
    </message>
    <message>
        <source>Finish: %1…</source>
        <translation>继续完成：%1…</translation>
    </message>
    <message>
        <source>Go back: %1…</source>
        <translation>退回：%1…</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>The scaling of before was dismissed</source>
        <translation>先前的扩缩已忽略</translation>
    </message>
    <message>
        <source>Nothing was undone by itself. Where it stopped stands below.</source>
        <translation>没有任何内容被自动撤销。停在何处见下。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChargedCost</name>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>app %1 in 7 days</source>
        <translation>应用 7 天 %1</translation>
    </message>
    <message>
        <source>%1 in 7 days</source>
        <translation>7 天 %1</translation>
    </message>
    <message>
        <source>%1 in 7 days, the app&apos;s instances together %2</source>
        <translation>7 天 %1，该应用的全部实例共 %2</translation>
    </message>
    <message>
        <source>Unknown: %1</source>
        <translation>未知：%1</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CheckRow</name>
    <message>
        <source>What to do: %1</source>
        <translation>处理方法：%1</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChecksPanel</name>
    <message>
        <source>Machines of this comparison</source>
        <translation>本次比较的机器</translation>
    </message>
    <message>
        <source>Show its bytes</source>
        <translation>显示其字节</translation>
    </message>
    <message>
        <source>What is known of the machine</source>
        <translation>关于该机器的已知信息</translation>
    </message>
    <message>
        <source>Checks of the machine</source>
        <translation>该机器的检查</translation>
    </message>
    <message>
        <source>%1 of %2 checks pass · %3 fail · %4 to look at</source>
        <translation>%1/%2 项检查通过 · %3 未通过 · %4 需查看</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ChipRow</name>
    <message numerus="yes">
        <source>%n more, for which there is no room</source>
        <translation>
            <numerusform>另有 %n 个，空间不足</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ClusterImportView</name>
    <message>
        <source>What changes in the profile</source>
        <translation>配置中的更改</translation>
    </message>
    <message>
        <source>its section “cluster”; the former file stays beside it</source>
        <translation>其“cluster”部分；原文件保留在旁</translation>
    </message>
    <message>
        <source>What changes in the profile, line by line</source>
        <translation>配置中逐行的更改</translation>
    </message>
    <message>
        <source>Lines of the configuration that deserve a word</source>
        <translation>配置文件中需要说明的行</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import into %1</source>
        <translation>导入到 %1</translation>
    </message>
    <message>
        <source>Reading the configuration…</source>
        <translation>正在读取配置文件…</translation>
    </message>
    <message>
        <source>Nothing can be imported from this file as it is.</source>
        <translation>此文件按现状无法导入。</translation>
    </message>
    <message>
        <source>1 line changes</source>
        <translation>更改 1 行</translation>
    </message>
    <message>
        <source>%1 lines change</source>
        <translation>更改 %1 行</translation>
    </message>
    <message>
        <source>Nothing to take over</source>
        <translation>没有可沿用的内容</translation>
    </message>
    <message>
        <source>It cannot be taken over as it is</source>
        <translation>按现状无法沿用</translation>
    </message>
    <message>
        <source>%1; some lines deserve a word</source>
        <translation>%1；有些行需要说明</translation>
    </message>
    <message>
        <source>Nothing is written before the plan is confirmed. Secrets are not taken over.</source>
        <translation>确认计划之前不写入任何内容。密钥不会沿用。</translation>
    </message>
    <message>
        <source>Without a record nothing is imported.</source>
        <translation>没有记录就不导入任何内容。</translation>
    </message>
    <message>
        <source>Why not stands above.</source>
        <translation>原因见上方。</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>%1 is imported into, and open as it was before</source>
        <translation>%1 已导入，仍按之前的样子打开</translation>
    </message>
    <message>
        <source>Open it again to use what was changed. The former file: %1</source>
        <translation>重新打开它以使用更改。原文件：%1</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ClusterPage</name>
    <message>
        <source>No cloud is set up in this environment</source>
        <translation>此环境未配置云</translation>
    </message>
    <message>
        <source>The profile %1 has no section “phala”. With api-url in it, its CVMs stand here.</source>
        <translation>配置 %1 没有“phala”一节。写入 api-url 后，其 CVM 会显示在此处。</translation>
    </message>
    <message>
        <source>None of them matches what is typed.</source>
        <translation>没有与输入内容匹配的项。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No CVM runs here</source>
        <translation>此处没有运行任何 CVM</translation>
    </message>
    <message>
        <source>%1 answered and its list is empty. Nothing is filtered out, and no row was skipped.</source>
        <translation>%1 已应答，列表为空。没有筛选掉任何内容，也没有跳过任何行。</translation>
    </message>
    <message numerus="yes">
        <source>%1 answered, but none of its %n rows could be read.</source>
        <translation>
            <numerusform>%1 已应答，但其 %n 行均无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message>
        <source>The list of CVMs was asked for; nothing has come back so far.</source>
        <translation>已查询 CVM 列表；目前尚未返回任何内容。</translation>
    </message>
    <message>
        <source>Phala Cloud</source>
        <translation>Phala Cloud</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>CVMs</source>
        <translation>CVM 列表</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear the filter, then back to the table; close the details</source>
        <translation>清除筛选，再按返回表格；关闭详情</translation>
    </message>
    <message>
        <source>Open the details</source>
        <translation>打开详情</translation>
    </message>
    <message>
        <source>Select all rows that are shown</source>
        <translation>选择显示的所有行</translation>
    </message>
    <message>
        <source>Copy the selected rows, values in full</source>
        <translation>复制所选行的完整值</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Compare the selected in Attestation</source>
        <translation>在“证明”中比较所选项</translation>
    </message>
    <message>
        <source>Read the list now</source>
        <translation>立即读取列表</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>已选 %1/%2</translation>
    </message>
    <message>
        <source>Hatched cells were live values; names and hashes do not age</source>
        <translation>带斜线的单元格曾是实时值；名称和哈希不会过时</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Export, marked stale</source>
        <translation>导出（标为过时）</translation>
    </message>
    <message>
        <source>The filter hides the only CVM</source>
        <translation>唯一的 CVM 被筛选隐藏</translation>
    </message>
    <message>
        <source>The filter hides all %1 CVMs</source>
        <translation>全部 %1 台 CVM 均被筛选隐藏</translation>
    </message>
    <message>
        <source>1 CVM</source>
        <translation>1 台 CVM</translation>
    </message>
    <message>
        <source>%1 CVMs</source>
        <translation>%1 台 CVM</translation>
    </message>
    <message>
        <source>1 without a price</source>
        <translation>1 台无价格</translation>
    </message>
    <message>
        <source>%1 without a price</source>
        <translation>%1 台无价格</translation>
    </message>
    <message>
        <source>1 failed</source>
        <translation>1 台失败</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 台失败</translation>
    </message>
    <message>
        <source>1 unhealthy</source>
        <translation>1 台不健康</translation>
    </message>
    <message>
        <source>%1 unhealthy</source>
        <translation>%1 台不健康</translation>
    </message>
    <message>
        <source>1 hidden by the filter</source>
        <translation>1 行被筛选隐藏</translation>
    </message>
    <message>
        <source>%1 hidden by the filter</source>
        <translation>%1 行被筛选隐藏</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>1 state not in our list, shown as sent</source>
        <translation>1 个状态不在已知列表中，按原样显示</translation>
    </message>
    <message>
        <source>%1 states not in our list, shown as sent</source>
        <translation>%1 个状态不在已知列表中，按原样显示</translation>
    </message>
    <message>
        <source>1 row shares an id: actions on it are refused</source>
        <translation>1 行的 ID 重复：拒绝对其执行操作</translation>
    </message>
    <message>
        <source>%1 rows share an id: actions on them are refused</source>
        <translation>%1 行的 ID 重复：拒绝对其执行操作</translation>
    </message>
    <message>
        <source>1 row skipped</source>
        <translation>跳过 1 行</translation>
    </message>
    <message>
        <source>%1 rows skipped</source>
        <translation>跳过 %1 行</translation>
    </message>
    <message>
        <source>and 1 more</source>
        <translation>另有 1 台</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 台</translation>
    </message>
    <message>
        <source>1 CVM selected</source>
        <translation>已选 1 台 CVM</translation>
    </message>
    <message>
        <source>%1 CVMs selected</source>
        <translation>已选 %1 台 CVM</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>不健康</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>state:failed node:prod7</source>
        <translation>state:failed node:prod7</translation>
    </message>
    <message>
        <source>Deploy…</source>
        <translation>部署…</translation>
    </message>
    <message>
        <source>Set up a cluster…</source>
        <translation>搭建集群…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <comment>a cluster, in a few pages</comment>
        <translation>搭建…</translation>
    </message>
    <message>
        <source>Logs of the selected</source>
        <translation>所选项的日志</translation>
    </message>
    <message>
        <source>Open the plan of the form</source>
        <translation>打开该表单的计划</translation>
    </message>
    <message>
        <source>Build a model</source>
        <translation>构建模型</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ClusterStep</name>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type of machine</source>
        <translation>机器类型</translation>
    </message>
    <message>
        <source>Models at most</source>
        <translation>模型上限</translation>
    </message>
    <message>
        <source>The orchestrator starts no further one; the one being started counts.</source>
        <translation>达到后编排器不再启动新模型；正在启动的也计入。</translation>
    </message>
    <message>
        <source>Memory of a model</source>
        <translation>单个模型的内存</translation>
    </message>
    <message>
        <source>Each runner is made with this limit.</source>
        <translation>每个 runner 都以此限制创建。</translation>
    </message>
    <message>
        <source>Port of the spawntee</source>
        <translation>spawntee 端口</translation>
    </message>
    <message>
        <source>As the compose files publish it; 9010 unless they say otherwise.</source>
        <translation>以 compose 文件公开的端口为准；未另行指定时为 9010。</translation>
    </message>
    <message>
        <source>1 to %1 letters, digits and hyphens, a letter first.</source>
        <translation>1 到 %1 个字母、数字和连字符，以字母开头。</translation>
    </message>
    <message>
        <source>The registry will be called %1.</source>
        <translation>registry 将命名为 %1。</translation>
    </message>
    <message>
        <source>Which types there are, and what they cost, is not known yet.</source>
        <translation>尚不知道有哪些类型及其费用。</translation>
    </message>
    <message numerus="yes">
        <source>%n vCPU</source>
        <translation>
            <numerusform>%n 个 vCPU</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 for the registry; each runner costs as much again.</source>
        <translation>%1，registry 费用 %2；每个 runner 另计同样费用。</translation>
    </message>
    <message>
        <source>The cloud does not say what it costs.</source>
        <translation>云端未说明其费用。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ComparisonView</name>
    <message>
        <source>Comparison of machines, property by property</source>
        <translation>机器比较，逐项属性</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ComposeBox</name>
    <message>
        <source>Choose a compose file</source>
        <translation>选择 compose 文件</translation>
    </message>
    <message>
        <source>Compose files (*.yml *.yaml);;All files (*)</source>
        <translation>compose 文件 (*.yml *.yaml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Compose file</source>
        <translation>compose 文件</translation>
    </message>
    <message>
        <source>What differs from the compose file of %1</source>
        <translation>与 %1 的 compose 文件的差异</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ComposePanel</name>
    <message>
        <source>Whole file</source>
        <translation>整个文件</translation>
    </message>
    <message>
        <source>app-compose of two machines, side by side</source>
        <translation>两台机器的 app-compose，并排显示</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>No app-compose</source>
        <translation>无 app-compose</translation>
    </message>
    <message>
        <source>%1 does not serve its app-compose, so its hash cannot be tied to a text. Allow public_tcbinfo in the app-compose, or let the cloud’s API show it.</source>
        <translation>%1 不提供其 app-compose，因此无法将哈希与文本对应。在 app-compose 中允许 public_tcbinfo，或让云端 API 提供它。</translation>
    </message>
    <message>
        <source>One line differs</source>
        <translation>1 行不同</translation>
    </message>
    <message>
        <source>%1 lines differ</source>
        <translation>%1 行不同</translation>
    </message>
    <message>
        <source>Equal, byte by byte</source>
        <translation>相同，逐字节一致</translation>
    </message>
    <message>
        <source>Same content, other spelling from byte %1 on: the hash covers every blank</source>
        <translation>内容相同，从字节 %1 起写法不同：哈希涵盖每个空白</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ConditionRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CoordinatorStep</name>
    <message>
        <source>Signing key</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>Main network (cpi.crunchdao.com)</source>
        <translation>主网（cpi.crunchdao.com）</translation>
    </message>
    <message>
        <source>Staging (cpi.crunchdao.io)</source>
        <translation>预发布（cpi.crunchdao.io）</translation>
    </message>
    <message>
        <source>Do not ask; the check at the end will tell</source>
        <translation>不查询；由末尾的检查判断</translation>
    </message>
    <message>
        <source>PEM, RSA of at least 2,048 bits, without a password, for its owner alone.</source>
        <translation>PEM，至少 2,048 位的 RSA，无密码，仅所有者可访问。</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>The coordinator&apos;s Solana address. The machines serve whom it allows.</source>
        <translation>协调器的 Solana 地址。机器为其允许的对象提供服务。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Its index says which keys the wallet allows, and in which slot.</source>
        <translation>其索引说明钱包允许哪些密钥，以及各在哪个槽位。</translation>
    </message>
    <message>
        <source>No Solana address: that is base58 of 32 bytes.</source>
        <translation>不是 Solana 地址：应为 32 字节的 base58。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CopyLine</name>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CredentialForm</name>
    <message>
        <source>Store without a test…</source>
        <translation>不测试直接存放…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 (may stay empty)</source>
        <translation>%1（可留空）</translation>
    </message>
    <message>
        <source>Replace the key of %1</source>
        <translation>更换 %1 的密钥</translation>
    </message>
    <message>
        <source>Enter the key of %1</source>
        <translation>输入 %1 的密钥</translation>
    </message>
    <message>
        <source>Test and replace…</source>
        <translation>测试并更换…</translation>
    </message>
    <message>
        <source>Test and store…</source>
        <translation>测试并存放…</translation>
    </message>
    <message>
        <source>Needs %1.</source>
        <translation>需要 %1。</translation>
    </message>
    <message>
        <source>The key in use stays until the new one has been taken by its remote.</source>
        <translation>在远端接受新密钥之前，继续使用现有密钥。</translation>
    </message>
    <message>
        <source>It is stored only when its remote takes it.</source>
        <translation>只有远端接受后才会存放。</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>Store…</source>
        <translation>存放…</translation>
    </message>
    <message>
        <source>Needs a value.</source>
        <translation>需要一个值。</translation>
    </message>
    <message>
        <source>Nothing can test it beforehand: its first use shows whether it works.</source>
        <translation>事先无法测试：第一次使用时才知道是否有效。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Asks its remote with what was typed; nothing is stored</source>
        <translation>用输入的内容询问其远端；不存放任何内容</translation>
    </message>
    <message>
        <source>Test a key of %1</source>
        <translation>测试 %1 的密钥</translation>
    </message>
    <message>
        <source>Asking %1 with what was typed…</source>
        <translation>正在用输入的内容询问 %1…</translation>
    </message>
    <message>
        <source>It is asked with once, and stored nowhere.</source>
        <translation>只用它询问一次，不在任何地方存放。</translation>
    </message>
    <message>
        <source>%1 takes the key</source>
        <translation>%1 接受该密钥</translation>
    </message>
    <message>
        <source>%1
Nothing is stored yet.</source>
        <extracomment>what the remote said of a key that was typed</extracomment>
        <translation>%1
尚未存放任何内容。</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>未存放任何内容。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CredentialPanel</name>
    <message>
        <source>No key chosen</source>
        <translation>未选择密钥</translation>
    </message>
    <message>
        <source>Choose a row to see what it is for, how old it is and whether it works.</source>
        <translation>选择一行，查看其用途、存在时长以及是否可用。</translation>
    </message>
    <message>
        <source>%1 · only %2 may use it</source>
        <translation>%1 · 仅 %2 可使用</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用方</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存于</translation>
    </message>
    <message>
        <source>a file; only its path is known here</source>
        <translation>文件；此处只知道其路径</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>存放时间</translation>
    </message>
    <message>
        <source>%1 ago, %2 UTC</source>
        <translation>%1前，%2 UTC</translation>
    </message>
    <message>
        <source>Rotation due</source>
        <translation>轮换到期</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>上次测试</translation>
    </message>
    <message>
        <source>not since the program started</source>
        <translation>程序启动以来未测试</translation>
    </message>
    <message>
        <source>accepted: %1 (%2 UTC)</source>
        <translation>已接受：%1（%2 UTC）</translation>
    </message>
    <message>
        <source>not accepted (%1 UTC)</source>
        <translation>未接受（%1 UTC）</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CutoverPage</name>
    <message>
        <source>Cutover</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Rollback conditions</source>
        <translation>回滚条件</translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>应用…</translation>
    </message>
    <message>
        <source>Undo last move…</source>
        <translation>撤销上次移动…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Run canary</source>
        <translation>运行金丝雀</translation>
    </message>
    <message>
        <source>Asks the new plane to test its dependencies now. It calls five outside services and uses their quota.</source>
        <translation>要求新平面立即测试其依赖。会调用五个外部服务，并占用其配额。</translation>
    </message>
    <message>
        <source>ROLL BACK: all intents to the old plane, now, without a question</source>
        <translation>回滚：立即将所有意图切回旧平面，不再询问</translation>
    </message>
    <message>
        <source>Change the wanted percent by 1</source>
        <translation>将期望百分比改变 1</translation>
    </message>
    <message>
        <source>Change the wanted percent by 10</source>
        <translation>将期望百分比改变 10</translation>
    </message>
    <message>
        <source>Read router, planes and gates again</source>
        <translation>重新读取路由器、平面和关卡</translation>
    </message>
    <message>
        <source>Split not applied</source>
        <translation>分流未应用</translation>
    </message>
    <message>
        <source>Split in force</source>
        <translation>分流已生效</translation>
    </message>
    <message>
        <source>Read back: %1</source>
        <translation>已回读：%1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 → %2 · run %3</source>
        <translation>%1 → %2 · 轮次 %3</translation>
    </message>
    <message>
        <source>%1 read back</source>
        <translation>%1 回读</translation>
    </message>
    <message>
        <source>The split in force is not the one that was confirmed</source>
        <translation>生效的分流不是已确认的分流</translation>
    </message>
    <message>
        <source>%1. Expected %2; found %3. Nothing was changed by this desk.</source>
        <translation>%1。应为 %2；实为 %3。本工作台未作任何更改。</translation>
    </message>
    <message>
        <source>The matrix is locked until the rollback is read back. Requests already on the new plane are left to finish.</source>
        <translation>回读到回滚结果之前，矩阵锁定。已在新平面上的请求会继续处理完。</translation>
    </message>
    <message>
        <source>%1 steers this cutover; this window only looks.</source>
        <translation>%1 正在操控此切换；此窗口仅供查看。</translation>
    </message>
    <message>
        <source>Read-only: unlock writes to move traffic. ROLL BACK works.</source>
        <translation>只读：解锁写入后才能移动流量。回滚仍可用。</translation>
    </message>
    <message>
        <source>Rollback not confirmed</source>
        <translation>回滚未确认</translation>
    </message>
    <message>
        <source>Gate %1</source>
        <translation>关卡 %1</translation>
    </message>
    <message>
        <source>Reading now</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Nothing to apply: move a handle or type a percent.</source>
        <translation>没有可应用的内容：移动滑块或输入百分比。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CvmActions</name>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Compare in Attestation</source>
        <translation>在“证明”中比较</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Read-only: unlock writes in the bar above.</source>
        <translation>只读：在上方栏中解锁写入。</translation>
    </message>
    <message>
        <source>Copied as commands</source>
        <translation>已复制为命令</translation>
    </message>
    <message>
        <source>They read the same from a shell. No secret is in them.</source>
        <translation>在终端中运行可读取相同内容。其中不含密钥。</translation>
    </message>
    <message>
        <source>Copy names</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy ids</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy compose hashes</source>
        <translation>复制 compose 哈希</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CvmDeployForm</name>
    <message>
        <source>Deploy an app</source>
        <translation>部署应用</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>运行内容</translation>
    </message>
    <message>
        <source>Name of the app</source>
        <translation>应用名称</translation>
    </message>
    <message>
        <source>5 to 63 letters, digits and single hyphens</source>
        <translation>5 到 63 个字母、数字和单个连字符</translation>
    </message>
    <message>
        <source>Compose file</source>
        <translation>compose 文件</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>encrypted on this desk; the compose hash covers their names, not their values</source>
        <translation>在本工作台上加密；compose 哈希涵盖变量名，不涵盖变量值</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Nodes to deploy on</source>
        <translation>要部署到的节点</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Choose a file, or write it here.</source>
        <translation>选择文件，或在此处编写。</translation>
    </message>
    <message>
        <source>Read-only: unlock writes in the bar above.</source>
        <translation>只读：在上方栏中解锁写入。</translation>
    </message>
    <message>
        <source>The app has no name yet.</source>
        <translation>应用尚无名称。</translation>
    </message>
    <message>
        <source>There is no compose file yet.</source>
        <translation>尚无 compose 文件。</translation>
    </message>
    <message>
        <source>Machines: %1</source>
        <translation>机器：%1</translation>
    </message>
    <message>
        <source>No node is checked: the cloud picks one.</source>
        <translation>未勾选节点：由云端选择。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CvmHistory</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>“Seen” is what this desk saw between two looks. What happened while the console was closed, or nobody looked, is not in it.</source>
        <translation>“看到”是本工作台在两次查看之间看到的。控制台关闭期间或无人查看时发生的事情不在其中。</translation>
    </message>
    <message>
        <source>This run looks since %1. A machine&apos;s own words of its boot are kept for this run only.</source>
        <translation>本次运行从 %1 开始查看。机器自己的启动信息只在本次运行中保留。</translation>
    </message>
    <message>
        <source>The record could not be read: %1</source>
        <translation>无法读取记录：%1</translation>
    </message>
    <message>
        <source>No machine is selected</source>
        <translation>未选择机器</translation>
    </message>
    <message>
        <source>Of one machine at a time its past stands here.</source>
        <translation>一次显示一台机器的过往。</translation>
    </message>
    <message>
        <source>Nothing was seen yet</source>
        <translation>尚未看到任何事情</translation>
    </message>
    <message>
        <source>What changes from one look to the next stands here, and what the record says was done to it.</source>
        <translation>这里显示两次查看之间的变化，以及记录中对它做过的事情。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::CvmPanel</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Last action</source>
        <translation>上次操作</translation>
    </message>
    <message>
        <source>Compare in Attestation</source>
        <translation>在“证明”中比较</translation>
    </message>
    <message>
        <source>Compared side by side it shows which of them run the same code.</source>
        <translation>并排比较可看出其中哪些运行相同的代码。</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择任何项</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>已计费</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DeployDesk</name>
    <message>
        <source>%1 was not done</source>
        <translation>%1：未完成</translation>
    </message>
    <message>
        <source>Deploy…</source>
        <translation>部署…</translation>
    </message>
    <message>
        <source>Deploy like this one…</source>
        <translation>照此部署…</translation>
    </message>
    <message>
        <source>Deploy like %1</source>
        <translation>仿照 %1 部署</translation>
    </message>
    <message>
        <source>the compose file that %1 runs, as the cloud says</source>
        <translation>%1 运行的 compose 文件（据云端所述）</translation>
    </message>
    <message>
        <source>The cloud is asked for its nodes…</source>
        <translation>正在向云端查询节点…</translation>
    </message>
    <message>
        <source>account not known: %1</source>
        <translation>账户未知：%1</translation>
    </message>
    <message>
        <source>The cloud is asked what it would make…</source>
        <translation>正在向云端查询将创建的内容…</translation>
    </message>
    <message>
        <source>It cannot be planned again</source>
        <translation>无法重新制定计划</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DeployForm</name>
    <message>
        <source>NFT token id</source>
        <translation>NFT 代币 ID</translation>
    </message>
    <message>
        <source>Owner&apos;s wallet</source>
        <translation>所有者的钱包</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供方</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU 数</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Price, USD/h</source>
        <translation>价格，USD/h</translation>
    </message>
    <message>
        <source>as the orchestrator chooses</source>
        <translation>由编排器决定</translation>
    </message>
    <message>
        <source>as the orchestrator chooses, e.g. 4Gi</source>
        <translation>由编排器决定，例如 4Gi</translation>
    </message>
    <message>
        <source>the provider&apos;s, for an estimate</source>
        <translation>提供方的价格，用于估算</translation>
    </message>
    <message>
        <source>Which NFT? Its token id is missing.</source>
        <translation>哪个 NFT？缺少代币 ID。</translation>
    </message>
    <message>
        <source>The wallet has to sign first.</source>
        <translation>须先由钱包签名。</translation>
    </message>
    <message>
        <source>Plan: deploy…</source>
        <translation>计划：部署…</translation>
    </message>
    <message>
        <source>Plan: deploy token %1…</source>
        <translation>计划：部署代币 %1…</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DeployProgress</name>
    <message>
        <source>No longer wait</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Result for each machine</source>
        <translation>每台机器的结果</translation>
    </message>
    <message>
        <source>What was asked for goes on; what was not sent yet stays unsent.</source>
        <translation>已请求的继续进行；尚未发送的不再发送。</translation>
    </message>
    <message>
        <source>The first start takes a minute or two. You can leave this page; it goes on and stands in the activity list.</source>
        <translation>首次启动需要一两分钟。可以离开此页；部署会继续，并列在活动列表中。</translation>
    </message>
    <message>
        <source>Those that run stay as they are. Each line says why the others do not; where the outcome is unknown, look at the list before trying again.</source>
        <translation>运行中的保持不变。每行说明其余机器未运行的原因；结果未知的，先查看列表再重试。</translation>
    </message>
    <message>
        <source>Running says nothing about what runs: compare them, and the machines&apos; own evidence decides.</source>
        <translation>运行中并不说明运行的是什么：比较这些机器，以机器自身的证据为准。</translation>
    </message>
    <message>
        <source>Try 1 again…</source>
        <translation>重试 1 台…</translation>
    </message>
    <message>
        <source>Try %1 again…</source>
        <translation>重试 %1 台…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Compare all %1</source>
        <translation>比较全部 %1 台</translation>
    </message>
    <message>
        <source>A machine that runs restarts: that takes a minute or two. You can leave this page; it goes on and stands in the activity list.</source>
        <translation>运行中的机器会重启：需要一两分钟。可以离开此页面；它会继续，并列在活动列表中。</translation>
    </message>
    <message>
        <source>What you entered is still in the form. Where the outcome is unknown, look at the machine before trying again.</source>
        <translation>所输入的内容仍在表单中。结果未知时，先查看该机器再重试。</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>返回表单</translation>
    </message>
    <message>
        <source>What to do on chain…</source>
        <translation>链上要做的事…</translation>
    </message>
    <message>
        <source>The machine goes on as it is. What you entered is still in the form.</source>
        <translation>机器保持现状。所输入的内容仍在表单中。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DeployStep</name>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>What was sent stays sent, a machine that was made is paid for; the next run goes on from there.</source>
        <translation>已发送的不会撤回，已创建的机器仍会计费；下次运行从该处继续。</translation>
    </message>
    <message>
        <source>Steps so far</source>
        <translation>已进行的步骤</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>%1 for the registry to answer</source>
        <translation>registry 须在 %1 内应答</translation>
    </message>
    <message>
        <source>The registry is there; now: %1</source>
        <translation>registry 已就绪；当前：%1</translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation>复制所有行</translation>
    </message>
    <message>
        <source>It stops at the next step.</source>
        <translation>将在下一步停止。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DeskView</name>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
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
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>What has no translation yet stays English.</source>
        <translation>尚无译文的内容仍为英文。</translation>
    </message>
    <message>
        <source>Reading and rotation</source>
        <translation>读取与轮换</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>The list of machines is read every</source>
        <translation>机器列表读取间隔</translation>
    </message>
    <message>
        <source>What is older than two of these is called stale everywhere; a shorter time costs the cloud more requests.</source>
        <translation>超过两个间隔的数据在各处均称为过时；间隔越短，对云端的请求越多。</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>A key should be replaced after</source>
        <translation>密钥更换期限</translation>
    </message>
    <message>
        <source>Secrets says so then; nothing happens by itself.</source>
        <translation>届时“密钥”页面会提示；不会自动执行任何操作。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Tell the desktop when something ends while another window is in front</source>
        <translation>其他窗口在前台时，有操作结束就通知桌面</translation>
    </message>
    <message>
        <source>Environment, what it was and how it ended, as plain text; never a key or a line of a log.</source>
        <translation>以纯文本显示环境、操作及其结果；绝不含密钥或日志行。</translation>
    </message>
    <message>
        <source>In force, but not remembered</source>
        <translation>已生效，但未能保存</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>自下次启动起生效。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DesktopNotifier</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
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
        <translation>值 %1</translation>
    </message>
    <message>
        <source>Copy all of it</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::DropConsent</name>
    <message>
        <source>An update replaces the whole set. Old values cannot be read back: whoever does not know them elsewhere has lost them.</source>
        <translation>更新会取代整个集合。旧值无法读回：别处没有记下的人就失去了它们。</translation>
    </message>
    <message>
        <source>Yes, lose this variable</source>
        <translation>确定丢失此变量</translation>
    </message>
    <message>
        <source>Yes, lose these %1 variables</source>
        <translation>确定丢失这 %1 个变量</translation>
    </message>
    <message>
        <source>Yes, whatever nobody can name may be lost</source>
        <translation>是，没有人能说出名称的变量可以丢失</translation>
    </message>
    <message>
        <source>Yes, lose this variable, and whatever nobody can name</source>
        <translation>是，丢失这个变量，以及没有人能说出名称的变量</translation>
    </message>
    <message>
        <source>Yes, lose these %1 variables, and whatever nobody can name</source>
        <translation>是，丢失这 %1 个变量，以及没有人能说出名称的变量</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EndpointView</name>
    <message>
        <source>Probe the endpoint</source>
        <translation>探测端点</translation>
    </message>
    <message>
        <source>Cancel the probe</source>
        <translation>取消探测</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EntryPanel</name>
    <message>
        <source>Entry %1 belongs to it</source>
        <translation>对应的条目：%1</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>之前 → 之后</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
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
    <name>pilothouse::ui::EnvironmentsView</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Export the profile</source>
        <translation>导出配置</translation>
    </message>
    <message>
        <source>Profiles (*.yaml *.yml);;All files (*)</source>
        <translation>配置文件 (*.yaml *.yml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Environments of this desk</source>
        <translation>本工作台的环境</translation>
    </message>
    <message>
        <source>Add an environment…</source>
        <translation>添加环境…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copied as command</source>
        <translation>已复制为命令</translation>
    </message>
    <message>
        <source>The check of %1</source>
        <translation>%1 的检查</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What the remotes answered</source>
        <translation>远端的应答</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>No environment yet</source>
        <translation>尚无环境</translation>
    </message>
    <message>
        <source>Add one: a name, a kind and the addresses. You see the file before it is written.</source>
        <translation>添加一个：名称、类型和地址。文件写入前会先给您看。</translation>
    </message>
    <message>
        <source>No environment matches the filter</source>
        <translation>没有与筛选匹配的环境</translation>
    </message>
    <message>
        <source>It is looked for in every column.</source>
        <translation>在所有列中查找。</translation>
    </message>
    <message>
        <source>1 environment</source>
        <translation>1 个环境</translation>
    </message>
    <message>
        <source>%1 environments</source>
        <translation>%1 个环境</translation>
    </message>
    <message>
        <source>No environment chosen</source>
        <translation>未选择环境</translation>
    </message>
    <message>
        <source>Its file has to be mended first</source>
        <translation>须先修正其文件</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>A check is running</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Nothing can ask its remotes here</source>
        <translation>此处无法查询其远端</translation>
    </message>
    <message>
        <source>It is open in this window</source>
        <translation>它已在此窗口中打开</translation>
    </message>
    <message>
        <source>Its file has to be mended first: edit it.</source>
        <translation>须先修正其文件：编辑它。</translation>
    </message>
    <message>
        <source>It is open in this window: it cannot be removed.</source>
        <translation>它已在此窗口中打开：不能移除。</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Deserves a word</source>
        <translation>需注意</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Phala Cloud</source>
        <translation>Phala Cloud</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>编排器</translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation>collateral</translation>
    </message>
    <message>
        <source>Planes</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>A new environment is not created yet</source>
        <translation>有新环境尚未创建</translation>
    </message>
    <message>
        <source>%1 is not saved yet</source>
        <translation>%1 尚未保存</translation>
    </message>
    <message>
        <source>Save it or drop it first: nothing was lost.</source>
        <translation>先保存或放弃：未丢失任何内容。</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>Not duplicated</source>
        <translation>未复制</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>%1 is exported, without its keys</source>
        <translation>%1 已导出，不含其密钥</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>%1 is removed from this desk</source>
        <translation>%1 已从本工作台移除</translation>
    </message>
    <message>
        <source>Its file is now %1</source>
        <translation>其文件现为 %1</translation>
    </message>
    <message>
        <source>%1 was not removed</source>
        <translation>%1 未移除</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Asking its remotes: reads that change nothing</source>
        <translation>正在查询其远端：只读取，不作任何更改</translation>
    </message>
    <message>
        <source>1 answers</source>
        <translation>1 个有应答</translation>
    </message>
    <message>
        <source>%1 answer</source>
        <translation>%1 个有应答</translation>
    </message>
    <message>
        <source>1 does not</source>
        <translation>1 个无应答</translation>
    </message>
    <message>
        <source>%1 do not</source>
        <translation>%1 个无应答</translation>
    </message>
    <message>
        <source>It names no remote.</source>
        <translation>它未指定任何远端。</translation>
    </message>
    <message>
        <source>Its remotes have not been asked: “Check” does, and changes nothing.</source>
        <translation>尚未查询其远端：“检查”会查询，且不作任何更改。</translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation>%1 已保存</translation>
    </message>
    <message>
        <source>1 line changed</source>
        <translation>更改了 1 行</translation>
    </message>
    <message>
        <source>%1 lines changed</source>
        <translation>更改了 %1 行</translation>
    </message>
    <message>
        <source>%1 is saved, and open as it was before</source>
        <translation>%1 已保存，但打开的仍是之前的内容</translation>
    </message>
    <message>
        <source>Open it again to use what was changed.</source>
        <translation>重新打开后才使用更改的内容。</translation>
    </message>
    <message>
        <source>Saved, but not recorded</source>
        <translation>已保存，但未能记录</translation>
    </message>
    <message>
        <source>Choose the file to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>Import from an orchestrator…</source>
        <translation>从编排器导入…</translation>
    </message>
    <message>
        <source>Open it first: what is imported is recorded there</source>
        <translation>先打开它：导入的内容会记录在那里</translation>
    </message>
    <message>
        <source>Its record cannot be written</source>
        <translation>其记录无法写入</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EventsPanel</name>
    <message>
        <source>Boot section of RTMR3</source>
        <translation>RTMR3 启动段</translation>
    </message>
    <message>
        <source>All registers</source>
        <translation>所有寄存器</translation>
    </message>
    <message>
        <source>Events of two machines, side by side</source>
        <translation>两台机器的事件，并排显示</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 个事件</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 个事件</translation>
    </message>
    <message>
        <source>%1 same · %2 expected · %3 different · %4 missing</source>
        <translation>%1 相同 · %2 符合预期 · %3 不同 · %4 缺失</translation>
    </message>
    <message>
        <source>Both logs replay to their quotes</source>
        <translation>两份日志复算均与其 Quote 一致</translation>
    </message>
    <message>
        <source>Not both logs replay: names and payloads are claims</source>
        <translation>并非两份日志都复算一致：名称和载荷仅为声明</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EvidenceExporter</name>
    <message>
        <source>Save the evidence</source>
        <translation>保存证据</translation>
    </message>
    <message>
        <source>Evidence bundle (*.json)</source>
        <translation>证据包 (*.json)</translation>
    </message>
    <message>
        <source>Evidence saved</source>
        <translation>证据已保存</translation>
    </message>
    <message>
        <source>Evidence not saved</source>
        <translation>证据未保存</translation>
    </message>
    <message>
        <source>Export a certificate of this comparison</source>
        <translation>导出本次比较的证明书</translation>
    </message>
    <message>
        <source>Certificate (*.zip)</source>
        <translation>证明书 (*.zip)</translation>
    </message>
    <message numerus="yes">
        <source>Write a certificate of %n machines</source>
        <translation>
            <numerusform>写入 %n 台机器的证明书</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>第 %1/%2 个文件</translation>
    </message>
    <message>
        <source>Certificate not written</source>
        <translation>证明书未写入</translation>
    </message>
    <message>
        <source>Certificate written</source>
        <translation>证明书已写入</translation>
    </message>
    <message>
        <source>%1, manifest %2, signed by key %3%4</source>
        <translation>%1，清单 %2，由密钥 %3 签名%4</translation>
    </message>
    <message>
        <source> (made for this certificate)</source>
        <translation>（为此证明书生成）</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::EvidenceView</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Answer as received</source>
        <translation>收到的应答原文</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>证据：%1</translation>
    </message>
    <message>
        <source>sha256 %1</source>
        <translation>sha256 %1</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>规则：%1</translation>
    </message>
    <message>
        <source>Close evidence</source>
        <translation>关闭证据</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ExistingStep</name>
    <message>
        <source>Machines under this name</source>
        <translation>使用此名称的机器</translation>
    </message>
    <message>
        <source>Machines under the cluster&apos;s name</source>
        <translation>使用该集群名称的机器</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>保留不动</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>No machine of the workspace is called after this cluster: its registry will be made.</source>
        <translation>工作区中没有以此集群命名的机器：将创建其 registry。</translation>
    </message>
    <message>
        <source>The setup runs: no machine is deleted meanwhile.</source>
        <translation>搭建进行中：期间不删除机器。</translation>
    </message>
    <message>
        <source>Asking the cloud for what would be deleted…</source>
        <translation>正在向云端查询将删除的内容…</translation>
    </message>
    <message>
        <source>Cannot be deleted</source>
        <translation>无法删除</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>未删除</translation>
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
    <message>
        <source>You see the last good answer, still fresh enough to act on.</source>
        <translation>所见是最近一次正常的应答，仍足够新，可据以操作。</translation>
    </message>
    <message>
        <source>You see what was stored when this program last ran; what changes something is off until a fresh read.</source>
        <translation>所见是本程序上次运行时所存的内容；重新读取之前，不可作任何更改。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::FilesStep</name>
    <message>
        <source>Compose files</source>
        <translation>compose 文件</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>Runner</source>
        <translation>Runner</translation>
    </message>
    <message>
        <source>The machine that holds the decryption keys; it runs models too.</source>
        <translation>保管解密密钥的机器；也运行模型。</translation>
    </message>
    <message>
        <source>What the orchestrator makes further machines from.</source>
        <translation>编排器据此创建更多机器。</translation>
    </message>
    <message>
        <source>Checkouts</source>
        <translation>检出</translation>
    </message>
    <message>
        <source>may stay empty; then their code is not looked at</source>
        <translation>可留空；留空则不查看其代码</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>编排器</translation>
    </message>
    <message>
        <source>Spawntee</source>
        <translation>Spawntee</translation>
    </message>
    <message>
        <source>Whether its code signs its requests, and whether git leaves secret files alone.</source>
        <translation>其代码是否对请求签名，以及 git 是否排除密钥文件。</translation>
    </message>
    <message>
        <source>Whether its code checks signatures, and which version it calls itself.</source>
        <translation>其代码是否检查签名，以及自称的版本。</translation>
    </message>
    <message>
        <source>Written at the end</source>
        <translation>最后写入</translation>
    </message>
    <message>
        <source>may stay empty; the profile&apos;s cluster section is written in any case</source>
        <translation>可留空；配置中的 cluster 部分总会写入</translation>
    </message>
    <message>
        <source>The orchestrator&apos;s YAML</source>
        <translation>编排器的 YAML</translation>
    </message>
    <message>
        <source>The orchestrator&apos;s .env</source>
        <translation>编排器的 .env</translation>
    </message>
    <message>
        <source>Its runner block is brought to these answers, everything else stays.</source>
        <translation>其中的 runner 块按这些回答更新，其余保持不变。</translation>
    </message>
    <message>
        <source>Gets the key of the cloud, the path of the signing key and the wallet.</source>
        <translation>写入云端的密钥、签名密钥的路径和钱包。</translation>
    </message>
    <message>
        <source>Go on knowingly</source>
        <translation>明知而继续</translation>
    </message>
    <message>
        <source>what is ticked becomes a warning, here and at the end</source>
        <translation>勾选的项在此处和末尾均变为警告</translation>
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
    <name>pilothouse::ui::FindBar</name>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Upper and lower case differ</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Only hits</source>
        <translation>仅命中行</translation>
    </message>
    <message>
        <source>Show only the lines that match</source>
        <translation>只显示匹配的行</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Show only the lines that do not match</source>
        <translation>只显示不匹配的行</translation>
    </message>
    <message>
        <source>Find: error -heartbeat source:gpu*</source>
        <translation>查找：error -heartbeat source:gpu*</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>在日志中查找</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The hit before: N, or Shift+Enter here</source>
        <translation>上一处命中：N，或在此按 Shift+Enter</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The next hit: n, or Enter here</source>
        <translation>下一处命中：n，或在此按 Enter</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>±%1 lines</source>
        <translation>±%1 行</translation>
    </message>
    <message>
        <source>Show the lines around each that matches, too: c</source>
        <translation>同时显示每处匹配周围的行：c</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::FirstRunPage</name>
    <message>
        <source>No environment yet</source>
        <translation>尚无环境</translation>
    </message>
    <message>
        <source>Look around on made-up data, or connect to the real thing. You can do both, they never mix.</source>
        <translation>用虚构数据看一看，或连接真实系统。两者可同时使用，绝不混淆。</translation>
    </message>
    <message>
        <source>Start demo</source>
        <translation>启动演示</translation>
    </message>
    <message>
        <source>Try the demo fleet</source>
        <translation>试用演示机群</translation>
    </message>
    <message>
        <source>A fleet with one machine that runs other code, two planes and a real router. Everything works, nothing is real.</source>
        <translation>一个机群，其中一台机器运行不同的代码；两个平面和一个真实的路由器。一切可操作，数据均为虚构。</translation>
    </message>
    <message>
        <source>No account, no network</source>
        <translation>无需账号和网络</translation>
    </message>
    <message>
        <source>Every picture says DEMO</source>
        <translation>每个画面都标有“演示”</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add an environment</source>
        <translation>添加环境</translation>
    </message>
    <message>
        <source>A name, a kind and the addresses. You see the file before it is written.</source>
        <translation>名称、类型和地址。文件写入前会先给您看。</translation>
    </message>
    <message>
        <source>Secrets stay in the keychain</source>
        <translation>密钥保存在钥匙串中</translation>
    </message>
    <message>
        <source>Production opens read-only</source>
        <translation>生产环境以只读方式打开</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Open what you have</source>
        <translation>打开已有的配置</translation>
    </message>
    <message>
        <source>A profile of another desk. It is checked line by line first.</source>
        <translation>另一工作台的配置。先逐行检查。</translation>
    </message>
    <message>
        <source>Shows what is in it</source>
        <translation>显示其内容</translation>
    </message>
    <message>
        <source>Overwrites nothing</source>
        <translation>不覆盖任何内容</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>checked now</source>
        <translation>刚刚检查</translation>
    </message>
    <message>
        <source>All keys: press</source>
        <translation>所有快捷键：按</translation>
    </message>
    <message>
        <source>Pilothouse %1 · GPL-3.0-or-later</source>
        <translation>Pilothouse %1 · GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>Secrets are asked for where they are first needed and go to the keychain, never into this file.</source>
        <translation>密钥在首次用到时才询问，存入钥匙串，绝不写入此文件。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Unique on this desk; stands on every window, plan and report.</source>
        <translation>在本工作台上唯一；显示在每个窗口、计划和报告上。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>预发布</translation>
    </message>
    <message>
        <source>production: opens read-only</source>
        <translation>生产：以只读方式打开</translation>
    </message>
    <message>
        <source>Phala Cloud address</source>
        <translation>Phala Cloud 地址</translation>
    </message>
    <message>
        <source>Cluster name</source>
        <translation>集群名称</translation>
    </message>
    <message>
        <source>What the names of its CVMs begin with.</source>
        <translation>其 CVM 名称的开头。</translation>
    </message>
    <message>
        <source>Collateral service (PCCS)</source>
        <translation>Collateral 服务（PCCS）</translation>
    </message>
    <message>
        <source>Empty: quotes are verified only with collateral that you give.</source>
        <translation>留空：仅用您提供的 collateral 验证 Quote。</translation>
    </message>
    <message>
        <source>The file as it will be written</source>
        <translation>将写入的文件</translation>
    </message>
    <message>
        <source>Profile file</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Create profile</source>
        <translation>创建配置</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>Add this profile</source>
        <translation>添加此配置</translation>
    </message>
    <message>
        <source>new profile</source>
        <translation>新配置</translation>
    </message>
    <message>
        <source>Needs a name.</source>
        <translation>需要名称。</translation>
    </message>
    <message>
        <source>An environment of this name is there already.</source>
        <translation>已有同名环境。</translation>
    </message>
    <message>
        <source>Open a profile</source>
        <translation>打开配置</translation>
    </message>
    <message>
        <source>Profiles (*.yaml *.yml)</source>
        <translation>配置文件 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 is on this desk already</source>
        <translation>%1 已在本工作台上</translation>
    </message>
    <message>
        <source>Nothing was changed. Change the name in the file, or remove the old profile first.</source>
        <translation>未作任何更改。在文件中改名，或先移除旧配置。</translation>
    </message>
    <message>
        <source>%1 is a sound profile</source>
        <translation>%1 是有效的配置</translation>
    </message>
    <message>
        <source>Anything by name:</source>
        <translation>按名称查找：</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::FormFoot</name>
    <message>
        <source>Plan…</source>
        <translation>计划…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::FormTop</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
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
        <translation>证据</translation>
    </message>
    <message>
        <source>Evidence of %1</source>
        <translation>%1 的证据</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::HashForecast</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Foretold</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>Copy the foretold compose hash</source>
        <translation>复制预计的 compose 哈希</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>not said by the cloud</source>
        <translation>云端未说明</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>being worked out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>cannot be foretold</source>
        <translation>无法预计</translation>
    </message>
    <message>
        <source>It covers the compose text, the script and the variables&apos; names, not their values.</source>
        <translation>它涵盖 compose 文本、脚本和变量的名称，不含变量的值。</translation>
    </message>
    <message>
        <source>This cloud writes the manifest in a way that this desk cannot repeat. The hash is read back afterwards.</source>
        <translation>该云端写清单的方式本工作台无法重现。哈希在之后回读。</translation>
    </message>
    <message>
        <source>Whoever checks this machine has to know the new hash, before it restarts with it.</source>
        <translation>检查这台机器的人须在它以新哈希重启之前知道新哈希。</translation>
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
        <translation>Quote 的字节</translation>
    </message>
    <message>
        <source>%1: %2 bytes at offset %3</source>
        <translation>%1：%2 字节，偏移 %3</translation>
    </message>
    <message>
        <source>%1, byte %2 of %3. %4</source>
        <translation>%1，字节 %2/%3。%4</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::HistoryView</name>
    <message>
        <source>Looks at its spawntee</source>
        <translation>对其 spawntee 的查看</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Events of this machine</source>
        <translation>该机器的事件</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ImageSection</name>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Build and push…</source>
        <translation>构建并推送…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation>复制所有行</translation>
    </message>
    <message>
        <source>What the tools wrote</source>
        <translation>工具写出的内容</translation>
    </message>
    <message>
        <source>It is being ended.</source>
        <translation>正在结束它。</translation>
    </message>
    <message>
        <source>The setup runs: its image is not replaced meanwhile.</source>
        <translation>搭建正在进行：其间不替换镜像。</translation>
    </message>
    <message>
        <source>Something has to be mended first; it stands above.</source>
        <translation>须先修正上方所列的问题。</translation>
    </message>
    <message>
        <source>built from the spawntee&apos;s checkout, by its own make push</source>
        <translation>由 spawntee 的检出以其自己的 make push 构建</translation>
    </message>
    <message>
        <source>Name the spawntee&apos;s checkout above to build its image here. Where the image is pushed already, nothing is needed.</source>
        <translation>在上方指明 spawntee 的检出即可在此构建镜像。镜像已推送时无需任何操作。</translation>
    </message>
    <message>
        <source>Looking for the tools…</source>
        <translation>正在查找工具…</translation>
    </message>
    <message>
        <source>Not looked at with these answers.</source>
        <translation>尚未按这些回答查看。</translation>
    </message>
    <message>
        <source>Read-only: unlock writes first.</source>
        <translation>只读：先解锁写入。</translation>
    </message>
    <message>
        <source>%1 was pushed and is there</source>
        <translation>%1 已推送并已存在</translation>
    </message>
    <message>
        <source>Whether %1 was pushed is not known</source>
        <translation>%1 是否已推送未知</translation>
    </message>
    <message>
        <source>Asked of the image&apos;s registry at %1 UTC.</source>
        <translation>于 %1 UTC 向镜像的 registry 询问。</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>lines in a time</comment>
        <translation>%1，用时 %2</translation>
    </message>
    <message>
        <source>Building and pushing %1</source>
        <translation>正在构建并推送 %1</translation>
    </message>
    <message>
        <source>%1 so far. A first build takes minutes; stopping ends all that make started.</source>
        <translation>目前已 %1。首次构建需要几分钟；停止会结束 make 启动的一切。</translation>
    </message>
    <message>
        <source>The image was not pushed</source>
        <translation>镜像未推送</translation>
    </message>
    <message>
        <source>The image is pushed</source>
        <translation>镜像已推送</translation>
    </message>
    <message>
        <source>Whether the image is there is not known</source>
        <translation>镜像是否已存在未知</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::JournalView</name>
    <message>
        <source>Journal</source>
        <translation>本轮日志</translation>
    </message>
    <message>
        <source>Open audit</source>
        <translation>打开审计</translation>
    </message>
    <message>
        <source>Nothing was moved or measured by a run yet.</source>
        <translation>本轮尚未移动或测量任何内容。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::KeptStrip</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Another scaling is not settled either.</source>
        <translation>另有一项扩缩也没有了结。</translation>
    </message>
    <message>
        <source>%1 more are not settled either.</source>
        <translation>另有 %1 项也没有了结。</translation>
    </message>
    <message>
        <source>It was not dismissed</source>
        <translation>未能忽略</translation>
    </message>
    <message>
        <source>Nothing was undone by itself. Why it stopped stands under “Last change”.</source>
        <translation>没有任何内容被自动撤销。停下的原因见“上次更改”。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::KeyStep</name>
    <message>
        <source>%1: %2</source>
        <comment>name of a key: its state</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>在钥匙串中</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在查询 %1…</translation>
    </message>
    <message>
        <source>This environment keeps no such key: its profile has no section for it.</source>
        <translation>此环境不保存这种密钥：其配置中没有对应的部分。</translation>
    </message>
    <message>
        <source>A test is under way.</source>
        <translation>测试正在进行。</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Enter the key…</source>
        <translation>输入密钥…</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已存放</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>未存放</translation>
    </message>
    <message>
        <source>Taken by %1, asked at %2: %3</source>
        <translation>%1 接受，询问于 %2：%3</translation>
    </message>
    <message>
        <source>AWS says whose key it is; whether it may read the bucket shows with the registry&apos;s first read.</source>
        <translation>AWS 说明了密钥属于谁；它是否可以读取存储桶，要到 registry 第一次读取时才知道。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::KeyTrialCard</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>tried once and forgotten; they are stored under Secrets</source>
        <translation>试用一次即丢弃；密钥存放在“密钥”中</translation>
    </message>
    <message>
        <source>Test a key of %1…</source>
        <translation>测试 %1 的密钥…</translation>
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
    <name>pilothouse::ui::KeysView</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>默认快捷键</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Keys of the window</source>
        <translation>窗口的快捷键</translation>
    </message>
    <message>
        <source>New keys: press them</source>
        <translation>新快捷键：按下它</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>按下新快捷键</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>不设快捷键</translation>
    </message>
    <message>
        <source>the same on every desk</source>
        <translation>在每个工作台上都相同</translation>
    </message>
    <message>
        <source>changed here</source>
        <translation>在此处更改过</translation>
    </message>
    <message>
        <source>No command chosen</source>
        <translation>未选择命令</translation>
    </message>
    <message>
        <source>Choose a command first.</source>
        <translation>先选择一条命令。</translation>
    </message>
    <message>
        <source>This key is the same on every desk.</source>
        <translation>此快捷键在每个工作台上都相同。</translation>
    </message>
    <message>
        <source>Press the keys it should have.</source>
        <translation>按下要使用的快捷键。</translation>
    </message>
    <message>
        <source>Free.</source>
        <translation>可用。</translation>
    </message>
    <message>
        <source>Keys not changed</source>
        <translation>快捷键未更改</translation>
    </message>
    <message>
        <source>In force, but not remembered</source>
        <translation>已生效，但未能保存</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::LayoutCommands</name>
    <message>
        <source>Save layout as…</source>
        <translation>将布局另存为…</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Layout “%1” is in force</source>
        <translation>布局“%1”已应用</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>保存于 %1。</translation>
    </message>
    <message>
        <source>A saved layout is not readable</source>
        <translation>一个已保存的布局无法读取</translation>
    </message>
    <message>
        <source>Layouts: %1</source>
        <translation>布局：%1</translation>
    </message>
    <message>
        <source>Needs a name.</source>
        <translation>需要一个名称。</translation>
    </message>
    <message>
        <source>At most %1 letters.</source>
        <translation>最多 %1 个字符。</translation>
    </message>
    <message>
        <source>A letter in it cannot be seen: %1</source>
        <translation>其中有一个看不见的字符：%1</translation>
    </message>
    <message>
        <source>Kept for this environment: size and place of the window, whether activity is shown, and columns, order and dividers of every page.</source>
        <translation>为本环境保留：窗口的大小和位置、是否显示活动，以及每页的列、顺序和分隔条。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>“%1” exists, saved %2. It will be replaced.</source>
        <translation>“%1”已存在，保存于 %2。它将被替换。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Layout “%1” is saved</source>
        <translation>布局“%1”已保存</translation>
    </message>
    <message>
        <source>Rename layout</source>
        <translation>重命名布局</translation>
    </message>
    <message>
        <source>“%1” gets another name; what it holds stays.</source>
        <translation>“%1”换一个名称；内容不变。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>This is its name now.</source>
        <translation>现在就叫这个名称。</translation>
    </message>
    <message>
        <source>“%1” exists.</source>
        <translation>“%1”已存在。</translation>
    </message>
    <message>
        <source>The layout is now “%1”</source>
        <translation>布局现名为“%1”</translation>
    </message>
    <message>
        <source>Delete layout</source>
        <translation>删除布局</translation>
    </message>
    <message>
        <source>“%1” is deleted from this desk. The window stays as it is. This cannot be undone.</source>
        <translation>“%1”将从本工作台删除。窗口保持不变。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Layout “%1” is deleted</source>
        <translation>布局“%1”已删除</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>None is saved yet</source>
        <translation>尚未保存任何布局</translation>
    </message>
    <message>
        <source>What is not readable…</source>
        <translation>无法读取的…</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>布局：%1</translation>
    </message>
    <message>
        <source>Rename layout %1…</source>
        <translation>重命名布局 %1…</translation>
    </message>
    <message>
        <source>Delete layout %1…</source>
        <translation>删除布局 %1…</translation>
    </message>
    <message>
        <source>Layouts that are not readable</source>
        <translation>无法读取的布局</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::LogPanel</name>
    <message>
        <source>How far back</source>
        <translation>回溯时长</translation>
    </message>
    <message>
        <source>Last 15 min</source>
        <translation>最近 15 分钟</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Last 6 h</source>
        <translation>最近 6 小时</translation>
    </message>
    <message>
        <source>Last 24 h</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Of which task</source>
        <translation>哪个任务</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>所有任务</translation>
    </message>
    <message>
        <source>Task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Nothing was logged in this time</source>
        <translation>此时段内没有日志</translation>
    </message>
    <message>
        <source>CloudWatch Logs answered, and there was no line.</source>
        <translation>CloudWatch Logs 已应答，没有任何一行。</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 个服务</translation>
    </message>
    <message>
        <source>Select services and press Ctrl+L: what their containers write to CloudWatch Logs comes here.</source>
        <translation>选中服务并按 Ctrl+L：其容器写入 CloudWatch Logs 的内容会显示在此。</translation>
    </message>
    <message>
        <source>%1 services by time</source>
        <translation>按时间排列的 %1 个服务</translation>
    </message>
    <message>
        <source>only the first %1 of %2 are read</source>
        <translation>%2 个中只读取前 %1 个</translation>
    </message>
    <message>
        <source>%2 cannot be read: %3</source>
        <translation>%2 无法读取：%3</translation>
    </message>
    <message>
        <source>%1 services cannot be read, one of them %2: %3</source>
        <translation>%1 个服务无法读取，其中 %2：%3</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::LogView</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>… %1 more bytes of this line: Enter shows them</source>
        <translation>… 本行还有 %1 字节：按 Enter 显示</translation>
    </message>
    <message>
        <source>1 new line</source>
        <translation>1 个新行</translation>
    </message>
    <message>
        <source>%1 new lines</source>
        <translation>%1 个新行</translation>
    </message>
    <message>
        <source>Copy 1 line</source>
        <translation>复制 1 行</translation>
    </message>
    <message>
        <source>Copy %1 lines</source>
        <translation>复制 %1 行</translation>
    </message>
    <message>
        <source>Show the line cut</source>
        <translation>截短显示该行</translation>
    </message>
    <message>
        <source>Show the whole line</source>
        <translation>显示整行</translation>
    </message>
    <message>
        <source>Hide the times</source>
        <translation>隐藏时间</translation>
    </message>
    <message>
        <source>Show the times</source>
        <translation>显示时间</translation>
    </message>
    <message>
        <source>No time of its own; the line before it is of %1.</source>
        <translation>自身没有时间；前一行的时间为 %1。</translation>
    </message>
    <message>
        <source>Bookmarked: %1</source>
        <translation>已加书签：%1</translation>
    </message>
    <message>
        <source>Do not wrap lines</source>
        <translation>不换行</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>去掉书签</translation>
    </message>
    <message>
        <source>Bookmark the line</source>
        <translation>为该行加书签</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>下一个书签</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::LogViewer</name>
    <message>
        <source>Save the shown lines</source>
        <translation>保存显示的行</translation>
    </message>
    <message>
        <source>Text (*.log *.txt)</source>
        <translation>文本 (*.log *.txt)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the log: / or Ctrl+F</source>
        <translation>在日志中查找：/ 或 Ctrl+F</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Nothing can be kept: %1</source>
        <translation>无法保留任何内容：%1</translation>
    </message>
    <message>
        <source>1 line lost</source>
        <translation>丢失 1 行</translation>
    </message>
    <message>
        <source>%1 lines lost</source>
        <translation>丢失 %1 行</translation>
    </message>
    <message>
        <source>Lines wait: %1</source>
        <translation>等待中的行：%1</translation>
    </message>
    <message>
        <source>Not reading</source>
        <translation>未在读取</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Not read, tried again: %1</source>
        <translation>未能读取，正在重试：%1</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>未能读取：%1</translation>
    </message>
    <message>
        <source>Paused, 1 new</source>
        <translation>已暂停，新增 1 行</translation>
    </message>
    <message>
        <source>Paused, %1 new</source>
        <translation>已暂停，新增 %1 行</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>正在跟随</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>1 hidden by the filter</source>
        <translation>过滤隐藏 1 行</translation>
    </message>
    <message>
        <source>%1 hidden by the filter</source>
        <translation>过滤隐藏 %1 行</translation>
    </message>
    <message>
        <source>Stop saving</source>
        <translation>停止保存</translation>
    </message>
    <message>
        <source>Hide times</source>
        <translation>隐藏时间</translation>
    </message>
    <message>
        <source>Show times</source>
        <translation>显示时间</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Searching, %1 %</source>
        <translation>正在查找，%1 %</translation>
    </message>
    <message>
        <source>Not searched: %1</source>
        <translation>未查找：%1</translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation>没有匹配的行</translation>
    </message>
    <message>
        <source>%1 of %2 lines that match</source>
        <translation>匹配行 %1 / %2</translation>
    </message>
    <message>
        <source>1 line matches</source>
        <translation>1 行匹配</translation>
    </message>
    <message>
        <source>%1 lines match</source>
        <translation>%1 行匹配</translation>
    </message>
    <message>
        <source>1 line was too slow to search</source>
        <translation>1 行查找过慢</translation>
    </message>
    <message>
        <source>%1 lines were too slow to search</source>
        <translation>%1 行查找过慢</translation>
    </message>
    <message>
        <source>The filter hides the only line</source>
        <translation>过滤隐藏了仅有的一行</translation>
    </message>
    <message>
        <source>The filter hides all %1 lines</source>
        <translation>过滤隐藏了全部 %1 行</translation>
    </message>
    <message>
        <source>All of them match what is typed.</source>
        <translation>它们全都匹配所输入的内容。</translation>
    </message>
    <message>
        <source>None of them matches what is typed.</source>
        <translation>它们都不匹配所输入的内容。</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>无法读取日志</translation>
    </message>
    <message>
        <source>No log is read</source>
        <translation>未读取任何日志</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message>
        <source>The log was asked for; nothing has come back so far.</source>
        <translation>已请求日志；目前还没有返回任何内容。</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>日志为空</translation>
    </message>
    <message>
        <source>The source answered, and there was no line.</source>
        <translation>数据源已应答，其中没有任何行。</translation>
    </message>
    <message>
        <source>The log was not saved</source>
        <translation>日志未保存</translation>
    </message>
    <message>
        <source>1 line saved</source>
        <translation>已保存 1 行</translation>
    </message>
    <message>
        <source>%1 lines saved</source>
        <translation>已保存 %1 行</translation>
    </message>
    <message>
        <source>The saving is not in the record</source>
        <translation>此次保存未写入记录</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Long lines go on below, or are moved sideways: w</source>
        <translation>长行在下方延续，或横向移动：w</translation>
    </message>
    <message>
        <source>In the log: follow</source>
        <translation>日志中：跟随</translation>
    </message>
    <message>
        <source>In the log: find, or filter</source>
        <translation>日志中：查找或筛选</translation>
    </message>
    <message>
        <source>In the log: the next hit, the one before</source>
        <translation>日志中：下一处、上一处匹配</translation>
    </message>
    <message>
        <source>In the log: only hits, with the lines around them</source>
        <translation>日志中：仅匹配及其周围的行</translation>
    </message>
    <message>
        <source>In the log: hide or show the times</source>
        <translation>日志中：隐藏或显示时间</translation>
    </message>
    <message>
        <source>In the log: wrap long lines</source>
        <translation>日志中：长行换行</translation>
    </message>
    <message>
        <source>In the log: bookmark the line, or no longer</source>
        <translation>日志中：为该行加或去掉书签</translation>
    </message>
    <message>
        <source>In the log: the next bookmark, the one before</source>
        <translation>日志中：下一个、上一个书签</translation>
    </message>
    <message>
        <source>1 bookmark</source>
        <translation>1 个书签</translation>
    </message>
    <message>
        <source>%1 bookmarks</source>
        <translation>%1 个书签</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::LookStripView</name>
    <message>
        <source>Looks at this machine</source>
        <translation>对该机器的查看</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::LowerHalf</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Events of all services</source>
        <translation>所有服务的事件</translation>
    </message>
    <message>
        <source>Events, alarms or log</source>
        <translation>事件、告警或日志</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Alarms (%1)</source>
        <translation>告警（%1）</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::MachineBox</name>
    <message>
        <source>Let everybody read its logs</source>
        <translation>允许任何人读取其日志</translation>
    </message>
    <message>
        <source>Let everybody read its load</source>
        <translation>允许任何人读取其负载</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例类型</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>OS image</source>
        <translation>操作系统镜像</translation>
    </message>
    <message>
        <source>Keys kept by</source>
        <translation>密钥保管方</translation>
    </message>
    <message>
        <source>as the type has it</source>
        <translation>按类型默认</translation>
    </message>
    <message>
        <source>the cloud&apos;s choice</source>
        <translation>由云端选择</translation>
    </message>
    <message>
        <source>Phala, off chain</source>
        <translation>Phala，链下</translation>
    </message>
    <message>
        <source>a contract on Ethereum</source>
        <translation>Ethereum 上的合约</translation>
    </message>
    <message>
        <source>a contract on Base</source>
        <translation>Base 上的合约</translation>
    </message>
    <message>
        <source>Contract of the app, once it is deployed</source>
        <translation>应用的合约（部署之后）</translation>
    </message>
    <message>
        <source>Wallet that deployed it</source>
        <translation>部署该合约的钱包</translation>
    </message>
    <message>
        <source>Anybody who knows the address can read everything the containers print, for as long as it runs.</source>
        <translation>运行期间，任何知道地址的人都可以读取容器输出的全部内容。</translation>
    </message>
    <message>
        <source>Off: only this workspace&apos;s key reads them.</source>
        <translation>关闭：只有此工作区的密钥可以读取日志。</translation>
    </message>
    <message>
        <source>Anybody who knows the address can read its load, disks and containers.</source>
        <translation>任何知道地址的人都可以读取其负载、磁盘和容器。</translation>
    </message>
    <message>
        <source>Off: only this workspace&apos;s key reads it. Both choices are part of the compose hash.</source>
        <translation>关闭：只有此工作区的密钥可以读取。两项选择都计入 compose 哈希。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::MachineChooser</name>
    <message>
        <source>Verify as of</source>
        <translation>验证时间点</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Clear choice</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Collateral is valid for about 30 days: old evidence is verified at its own time, and the verdict says so.</source>
        <translation>collateral 的有效期约为 30 天：旧证据按其当时的时间验证，判定中会注明。</translation>
    </message>
    <message>
        <source>Time of verification, UTC</source>
        <translation>验证时间，UTC</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Machines and files that can be compared</source>
        <translation>可比较的机器和文件</translation>
    </message>
    <message numerus="yes">
        <source>Compare %n machines</source>
        <translation>
            <numerusform>比较 %n 台机器</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>1 chosen. Choose at least one more to compare with.</source>
        <translation>已选 1 台。至少再选一台才能比较。</translation>
    </message>
    <message>
        <source>Choose two or more machines, or add stored quotes.</source>
        <translation>选择两台或更多机器，或添加已存的 Quote。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them hidden by the filter</source>
        <translation>
            <numerusform>其中 %n 台被筛选隐藏</numerusform>
        </translation>
    </message>
    <message>
        <source>name, node, compose hash</source>
        <translation>名称、节点、compose 哈希</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Asking machines for fresh quotes…</source>
        <translation>正在向机器索取新鲜 Quote…</translation>
    </message>
    <message>
        <source>Verifying: %1</source>
        <translation>正在验证：%1</translation>
    </message>
    <message>
        <source>Filtered out</source>
        <translation>已被筛选</translation>
    </message>
    <message>
        <source>%1 rows are hidden by your filter.</source>
        <translation>%1 行被您的筛选隐藏。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The list of machines could not be read</source>
        <translation>机器列表无法读取</translation>
    </message>
    <message>
        <source>%1 Stored quotes and fleet files can be compared all the same.</source>
        <translation>%1 已存的 Quote 和机群文件仍可比较。</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>No machines</source>
        <translation>无机器</translation>
    </message>
    <message>
        <source>The cloud lists no machine in this environment. Add stored quotes, a fleet file or an evidence bundle to compare those.</source>
        <translation>此环境中云端未列出任何机器。添加已存的 Quote、机群文件或证据包进行比较。</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>The list of machines has not been read. Files can be added meanwhile: a quote, a GetQuote answer, a fleet file, collateral.</source>
        <translation>机器列表尚未读取。可先添加文件：Quote、GetQuote 应答、机群文件、collateral。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::MachineLogDock</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>End reading and close the log</source>
        <translation>结束读取并关闭日志</translation>
    </message>
    <message>
        <source>build %1</source>
        <translation>构建 %1</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>1 machine has no log that can be read</source>
        <translation>1 台机器没有可读取的日志</translation>
    </message>
    <message>
        <source>%1 machines have no log that can be read</source>
        <translation>%1 台机器没有可读取的日志</translation>
    </message>
    <message>
        <source>only the first %1 logs are read</source>
        <translation>只读取前 %1 个日志</translation>
    </message>
    <message>
        <source>— gap —</source>
        <translation>— 缺口 —</translation>
    </message>
    <message>
        <source>Lines of %1 may be missing here.</source>
        <translation>此处可能缺少 %1 的行。</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Select machines and press Ctrl+L: what their containers and consoles print comes here.</source>
        <translation>选择机器并按 Ctrl+L：其容器和控制台的输出显示在此处。</translation>
    </message>
    <message>
        <source>Nothing was printed so far</source>
        <translation>目前没有任何输出</translation>
    </message>
    <message>
        <source>no machine has a log that can be read</source>
        <translation>没有机器有可读取的日志</translation>
    </message>
    <message>
        <source>Check that the machines run and that their logs are public.</source>
        <translation>检查机器是否在运行，以及其日志是否公开。</translation>
    </message>
    <message>
        <source>%1 logs by time</source>
        <translation>%1 个日志，按时间排列</translation>
    </message>
    <message>
        <source>1 log cannot be read: %2</source>
        <translation>1 个日志无法读取：%2</translation>
    </message>
    <message>
        <source>%1 logs cannot be read, one of them: %2</source>
        <translation>%1 个日志无法读取，其中之一：%2</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::MachineLogs</name>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::MachineTab</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2, %3 over 1, 5, 15 min</source>
        <translation>1、5、15 分钟内为 %1、%2、%3</translation>
    </message>
    <message>
        <source>%1 on %2 CPUs</source>
        <translation>%1（%2 个 CPU）</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>已用 %1，共 %2</translation>
    </message>
    <message>
        <source>Show these logs</source>
        <translation>显示这些日志</translation>
    </message>
    <message>
        <source>Show what is checked below the table, merged by time: Ctrl+L</source>
        <translation>在表下方显示勾选的日志，按时间合并：Ctrl+L</translation>
    </message>
    <message>
        <source>Boot</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Guest&apos;s uptime</source>
        <translation>客户机运行时间</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Last handshake</source>
        <translation>最近一次握手</translation>
    </message>
    <message>
        <source>The logs of this machine are not public</source>
        <translation>此机器的日志不公开</translation>
    </message>
    <message>
        <source>The cloud hands none out. Deploy it with public logs to read them; everybody who knows their address can then.</source>
        <translation>云端不提供日志。要读取，须以公开日志部署；此后任何知道其地址的人也都能读取。</translation>
    </message>
    <message>
        <source>Logs of the first %1 of %2 machines</source>
        <translation>%2 台机器中前 %1 台的日志</translation>
    </message>
    <message>
        <source>Logs of all %1 machines</source>
        <translation>全部 %1 台机器的日志</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>All containers</source>
        <translation>所有容器</translation>
    </message>
    <message>
        <source>Containers and logs</source>
        <translation>容器和日志</translation>
    </message>
    <message>
        <source>Serial console</source>
        <translation>串行控制台</translation>
    </message>
    <message>
        <source>Build of %1, task %2</source>
        <translation>%1 的构建，任务 %2</translation>
    </message>
    <message>
        <source>Model %1, task %2</source>
        <translation>模型 %1，任务 %2</translation>
    </message>
    <message>
        <source>%1 machines</source>
        <translation>%1 台机器</translation>
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
        <source>Refresh this page</source>
        <translation>刷新本页</translation>
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
    <message>
        <source>Keys: in memory only</source>
        <translation>密钥：仅在内存中</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>In force, but not remembered</source>
        <translation>已生效，但未能保存</translation>
    </message>
    <message>
        <source>select all rows that are shown</source>
        <translation>选择显示的所有行</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>clear the filter, close</source>
        <translation>清除筛选，关闭</translation>
    </message>
    <message>
        <source>open the details</source>
        <translation>打开详情</translation>
    </message>
    <message>
        <source>the next control</source>
        <translation>下一个控件</translation>
    </message>
    <message>
        <source>the filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ManualCommands</name>
    <message>
        <source>Do it by hand</source>
        <translation>手动执行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>on the router&apos;s host, if this desk cannot reach it</source>
        <translation>在路由器主机上执行，如果本工作台无法连接它</translation>
    </message>
    <message>
        <source>Commands to roll back by hand</source>
        <translation>手动回滚的命令</translation>
    </message>
    <message>
        <source>A command that sets must answer nothing: any text means it was not done. The last one must show every intent at 0. This desk goes on reading the router and confirms it by itself.</source>
        <translation>设置命令不应返回任何内容：有任何文字就表示未执行。最后一条必须显示每个意图均为 0。本工作台会继续读取路由器，并自行确认。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ModelActions</name>
    <message>
        <source>Stop model %1…</source>
        <translation>停止模型 %1…</translation>
    </message>
    <message>
        <source>Start model %1…</source>
        <translation>启动模型 %1…</translation>
    </message>
    <message>
        <source>Stop model</source>
        <translation>停止模型</translation>
    </message>
    <message>
        <source>Start model</source>
        <translation>启动模型</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss lost build of %1…</source>
        <translation>放弃 %1 丢失的构建…</translation>
    </message>
    <message>
        <source>Dismiss lost build</source>
        <translation>放弃丢失的构建</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::NameSheet</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <name>pilothouse::ui::OnChainDesk</name>
    <message>
        <source>Step on chain…</source>
        <comment>a change that waits for a contract&apos;s owner</comment>
        <translation>链上步骤…</translation>
    </message>
    <message>
        <source>Take it up</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Step on chain</source>
        <translation>链上步骤</translation>
    </message>
    <message>
        <source>No longer wait</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Forget this step</source>
        <translation>放弃此步骤</translation>
    </message>
    <message>
        <source>Nothing is changed in the cloud or on the chain; the update can be planned again.</source>
        <translation>云端和链上都未作任何更改；可重新为更新制定计划。</translation>
    </message>
    <message>
        <source>The next one that waits</source>
        <translation>下一个等待的</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Whether a change waits for the chain cannot be read</source>
        <translation>无法读取是否有更改在等待链</translation>
    </message>
    <message>
        <source>Step on chain of %1</source>
        <translation>%1 的链上步骤</translation>
    </message>
    <message>
        <source>This step is kept until it is committed or forgotten, also when Pilothouse is closed. What lets anybody commit it is not written down: after a restart the workspace&apos;s key commits it.</source>
        <translation>此步骤保留至提交或放弃，关闭 Pilothouse 后也在。可供任何人提交它的内容没有写下：重启之后以工作区的密钥提交。</translation>
    </message>
    <message>
        <source>This step is kept until Pilothouse is closed, and no longer: there is no store.</source>
        <translation>此步骤只保留至 Pilothouse 关闭：没有存储。</translation>
    </message>
    <message>
        <source>This step is kept until Pilothouse is closed, and no longer: %1.</source>
        <translation>此步骤只保留至 Pilothouse 关闭：%1。</translation>
    </message>
    <message>
        <source>It cannot be planned: %1</source>
        <translation>无法制定计划：%1</translation>
    </message>
    <message>
        <source>Committing</source>
        <translation>正在提交</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1：已完成</translation>
    </message>
    <message>
        <source>Not committed</source>
        <translation>未提交</translation>
    </message>
    <message>
        <source>Everything is kept; it can be committed again.</source>
        <translation>全部保留；可再次提交。</translation>
    </message>
    <message>
        <source>%1 was not done</source>
        <translation>%1：未执行</translation>
    </message>
    <message>
        <source>No longer waited for</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>%1 stays as it is; the update can be planned again.</source>
        <translation>%1 保持不变；可重新为更新制定计划。</translation>
    </message>
    <message>
        <source>It cannot be forgotten</source>
        <translation>无法放弃</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::OnChainStepView</name>
    <message>
        <source>What the owner&apos;s wallet signs</source>
        <translation>由所有者的钱包签名的内容</translation>
    </message>
    <message>
        <source>Then the change goes on</source>
        <translation>然后更改继续</translation>
    </message>
    <message>
        <source>Hash of the owner&apos;s transaction</source>
        <translation>所有者交易的哈希</translation>
    </message>
    <message>
        <source>0x and 64 digits, as the wallet or an explorer shows it</source>
        <translation>0x 加 64 位数字，如钱包或浏览器所示</translation>
    </message>
    <message>
        <source>Commit…</source>
        <translation>提交…</translation>
    </message>
    <message>
        <source>Allowed already, without a transaction…</source>
        <translation>已获允许，无需交易…</translation>
    </message>
    <message>
        <source>The cloud then only looks at what the contract allows now.</source>
        <translation>云端随后只查看合约现在允许什么。</translation>
    </message>
    <message>
        <source>Nothing is made yet. The owner&apos;s wallet makes the calls below, anywhere, of which one for what the contract allows already changes nothing; then it is planned again here.</source>
        <translation>尚未创建任何内容。由所有者的钱包在任意处进行下列调用，其中对合约已允许内容的调用不会改变任何东西；然后在此重新制定计划。</translation>
    </message>
    <message>
        <source>The cloud says: %1</source>
        <translation>云端说：%1</translation>
    </message>
    <message>
        <source>A step on the chain comes first: nothing is made yet</source>
        <translation>须先有链上步骤：尚未创建任何内容</translation>
    </message>
    <message>
        <source>The owner&apos;s wallet makes the app&apos;s contract by the call below. Enter that contract&apos;s address and the wallet&apos;s below “Machine”, then plan again.</source>
        <translation>由所有者的钱包以下列调用创建应用的合约。在下方“机器”处输入该合约的地址和钱包的地址，然后重新制定计划。</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Read-only: unlock writes in the bar above.</source>
        <translation>只读：在上方栏中解锁写入。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::OrchestratorSection</name>
    <message>
        <source>The orchestrator runs</source>
        <translation>编排器正在运行</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>by its own list of models, GET /models</source>
        <translation>依据其自己的模型列表，GET /models</translation>
    </message>
    <message>
        <source>Where it answers</source>
        <translation>它在何处应答</translation>
    </message>
    <message>
        <source>Empty: on this machine, at the port it has by itself.</source>
        <translation>留空：在这台机器上，使用其默认端口。</translation>
    </message>
    <message>
        <source>An address such as http://10.0.0.7:8001, without a user; it is not asked before.</source>
        <translation>形如 http://10.0.0.7:8001 的地址，不含用户；在此之前不询问。</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>Asking the orchestrator…</source>
        <translation>正在询问编排器…</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>尚未询问。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stops asking the orchestrator</source>
        <translation>停止询问编排器</translation>
    </message>
    <message>
        <source>Start it with the command above, or say below where it answers.</source>
        <translation>用上面的命令启动它，或在下面填写它的应答地址。</translation>
    </message>
    <message>
        <source>Say below where it answers.</source>
        <translation>请在下面填写它的应答地址。</translation>
    </message>
    <message>
        <source>Nothing is asked before an address stands here.</source>
        <translation>填写地址之前不会询问任何内容。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::OutcomeView</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>No action was run in this window yet</source>
        <translation>此窗口中尚未运行任何操作</translation>
    </message>
    <message>
        <source>Result for each target</source>
        <translation>每个目标的结果</translation>
    </message>
    <message>
        <source>Try 1 again…</source>
        <translation>重试 1 个…</translation>
    </message>
    <message>
        <source>Try %1 again…</source>
        <translation>重试 %1 个…</translation>
    </message>
    <message>
        <source>%1: under way</source>
        <translation>%1：正在进行</translation>
    </message>
    <message>
        <source>It goes on when this page is left; the activity list shows it.</source>
        <translation>离开此页后仍会继续；活动列表会显示。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation>
            <numerusform>%1：%n 个已完成</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3 not done</source>
        <translation>%1：%2/%3 未完成</translation>
    </message>
    <message>
        <source>Those that are done stay as they are. Each line says why the others are not.</source>
        <translation>已完成的保持不变。每行说明了其余未完成的原因。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>most urgent first</source>
        <translation>最紧急的在前</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>per hour, now</source>
        <translation>每小时，当前</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>all: Ctrl J</source>
        <translation>全部：Ctrl J</translation>
    </message>
    <message>
        <source>Nothing has run since this window was opened.</source>
        <translation>打开此窗口以来尚未运行任何操作。</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>age · next</source>
        <translation>时长 · 下次</translation>
    </message>
    <message>
        <source>Since you last looked</source>
        <translation>自您上次查看以来</translation>
    </message>
    <message>
        <source>1 source</source>
        <translation>1 个数据源</translation>
    </message>
    <message>
        <source>%1 sources, oldest poll</source>
        <translation>%1 个数据源，取最早的轮询</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>and %1 more in Audit</source>
        <translation>审计中另有 %1 条</translation>
    </message>
    <message>
        <source>Tab, Enter</source>
        <translation>Tab, Enter</translation>
    </message>
    <message>
        <source>Go through tiles and links</source>
        <translation>在磁贴和链接之间移动</translation>
    </message>
    <message>
        <source>Since you opened it</source>
        <translation>自您打开以来</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::OverviewTile</name>
    <message>
        <source>%1: %2 %3, %4</source>
        <translation>%1：%2 %3，%4</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PairBar</name>
    <message>
        <source>Machine on the left</source>
        <translation>左侧机器</translation>
    </message>
    <message>
        <source>Machine on the right</source>
        <translation>右侧机器</translation>
    </message>
    <message>
        <source>Exchange left and right</source>
        <translation>左右互换</translation>
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
    <name>pilothouse::ui::PathField</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>浏览：%1</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PermissionList</name>
    <message>
        <source>What this key may do</source>
        <translation>该密钥可以做什么</translation>
    </message>
    <message>
        <source>Asked at %1, by reads alone: %2.</source>
        <extracomment>when it was asked; how many calls were allowed, denied …</extracomment>
        <translation>询问于 %1，仅通过读取：%2。</translation>
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
    <name>pilothouse::ui::PlaceStep</name>
    <message>
        <source>Nodes that take machines now</source>
        <translation>目前接受机器的节点</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Take the one with the most room when the setup runs</source>
        <translation>搭建运行时选用空间最多的节点</translation>
    </message>
    <message>
        <source>It stays where it is; a node is chosen only for a registry that is made.</source>
        <translation>它留在原处；仅在新建 registry 时选择节点。</translation>
    </message>
    <message>
        <source>%1 is there already, on node %2</source>
        <translation>%1 已存在，位于节点 %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>below 1 ms</source>
        <translation>低于 1 毫秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Recommended: %1, the nearest to this desk with room for a registry and one runner (%2).</source>
        <translation>推荐：%1，离本工作台最近，且有空位容纳一个 registry 和一个 runner（%2）。</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>采用 %1</translation>
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
    <name>pilothouse::ui::PlanStepPage</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Save plan…</source>
        <translation>保存计划…</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>计划的步骤</translation>
    </message>
    <message>
        <source>As a command</source>
        <translation>作为命令</translation>
    </message>
    <message>
        <source>what the step does, for a terminal; names stand for secrets</source>
        <translation>该步骤所做的操作，供终端使用；密钥以名称代替</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The selected step as a command</source>
        <translation>所选步骤的命令形式</translation>
    </message>
    <message>
        <source>Copied as command</source>
        <translation>已复制为命令</translation>
    </message>
    <message>
        <source>Secrets are names in it.</source>
        <translation>其中的密钥仅为名称。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>for their owner alone; the former ones stay beside them</source>
        <translation>仅所有者可访问；原有文件保留在旁边</translation>
    </message>
    <message>
        <source>What changes in the file</source>
        <translation>文件中的更改</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Checked before</source>
        <translation>事先检查</translation>
    </message>
    <message>
        <source>If you stop or it fails</source>
        <translation>若停止或失败</translation>
    </message>
    <message>
        <source>Take over %1…</source>
        <translation>接管 %1…</translation>
    </message>
    <message>
        <source>Set up %1…</source>
        <translation>搭建 %1…</translation>
    </message>
    <message>
        <source>The setup runs already.</source>
        <translation>搭建已在运行。</translation>
    </message>
    <message>
        <source>Everything is being looked at.</source>
        <translation>正在查看所有内容。</translation>
    </message>
    <message>
        <source>Nothing was looked at yet.</source>
        <translation>尚未查看任何内容。</translation>
    </message>
    <message>
        <source>Something has to be mended first; it stands above.</source>
        <translation>须先修正上方所列的问题。</translation>
    </message>
    <message>
        <source>The setup came to its end</source>
        <translation>搭建已运行至结束</translation>
    </message>
    <message>
        <source>The setup stopped</source>
        <translation>搭建已停止</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Plan saved</source>
        <translation>计划已保存</translation>
    </message>
    <message>
        <source>Plan not saved</source>
        <translation>计划未保存</translation>
    </message>
    <message>
        <source>looking at everything…</source>
        <translation>正在查看所有内容…</translation>
    </message>
    <message>
        <source>Refused as it is</source>
        <translation>按现状已拒绝</translation>
    </message>
    <message>
        <source>The one check passed.</source>
        <translation>唯一的一项检查已通过。</translation>
    </message>
    <message>
        <source>All %1 checks passed.</source>
        <translation>全部 %1 项检查均已通过。</translation>
    </message>
    <message>
        <source>1 other check passed.</source>
        <translation>另有 1 项检查已通过。</translation>
    </message>
    <message>
        <source>%1 other checks passed.</source>
        <translation>另有 %1 项检查已通过。</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>Per month (730 h)</source>
        <translation>每月（730 h）</translation>
    </message>
    <message>
        <source>Each runner</source>
        <translation>每个 runner</translation>
    </message>
    <message>
        <source>%1, new</source>
        <comment>name of a file</comment>
        <translation>%1，新建</translation>
    </message>
    <message>
        <source>The image is being pushed; the setup waits until that has ended.</source>
        <translation>镜像正在推送；搭建会等它结束。</translation>
    </message>
    <message>
        <source>The selected step</source>
        <translation>所选步骤</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PowerActions</name>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>关机</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ProfileEditor</name>
    <message>
        <source>Environments</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Profile file</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>What saving changes</source>
        <translation>保存后的更改</translation>
    </message>
    <message>
        <source>New environment</source>
        <translation>新环境</translation>
    </message>
    <message>
        <source>First say what becomes of the other program&apos;s change.</source>
        <translation>先决定如何处理另一程序的更改。</translation>
    </message>
    <message>
        <source>Line %1 has to be mended first.</source>
        <translation>须先修正第 %1 行。</translation>
    </message>
    <message>
        <source>The problem has to be mended first.</source>
        <translation>须先修正此问题。</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>Written whole or not at all, readable by you alone.</source>
        <translation>要么完整写入，要么不写；仅您可读。</translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>创建 %1</translation>
    </message>
    <message>
        <source>Save 1 changed line</source>
        <translation>保存 1 行更改</translation>
    </message>
    <message>
        <source>Save %1 changed lines</source>
        <translation>保存 %1 行更改</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Another program changed this file meanwhile</source>
        <translation>另一程序在此期间更改了此文件</translation>
    </message>
    <message>
        <source>What it changed is shown below. Yours is still here and was not written. “Keep mine” makes your text the one to be saved; “Take theirs” drops yours.</source>
        <translation>其更改显示在下方。您的内容仍在此处，尚未写入。“保留我的”以您的文本为准保存；“采用对方的”放弃您的文本。</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>转到第 %1 行</translation>
    </message>
    <message>
        <source>A sound profile</source>
        <translation>有效的配置</translation>
    </message>
    <message>
        <source>Sound, and deserves a word</source>
        <translation>有效，但需注意</translation>
    </message>
    <message>
        <source>What the other program changed</source>
        <translation>另一程序的更改</translation>
    </message>
    <message>
        <source>Nothing is changed yet</source>
        <translation>尚未作任何更改</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ProfileFormView</name>
    <message>
        <source>The text cannot be read as it is</source>
        <translation>文本目前无法读取</translation>
    </message>
    <message>
        <source>Mend the marked line in the text; the form comes back with it. Nothing is lost.</source>
        <translation>在文本中修正标出的行，表单随即恢复。未丢失任何内容。</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>neither can be changed later: record, keys and file are called so</source>
        <translation>两者之后均不可更改：记录、密钥和文件均以此命名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Unique on this desk; stands on every window, plan and report.</source>
        <translation>在本工作台上唯一；显示在每个窗口、计划和报告上。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Production opens read-only.</source>
        <translation>生产环境以只读方式打开。</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::PropertyPanel</name>
    <message>
        <source>Majority is not truth</source>
        <translation>多数一致不代表正确</translation>
    </message>
    <message>
        <source>The machines that agree may be the wrong ones. Compare with the release you meant to run.</source>
        <translation>彼此一致的机器也可能都不对。与您打算运行的发布版本比较。</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>What differs in app-compose</source>
        <translation>app-compose 的差异</translation>
    </message>
    <message>
        <source>Not shown: one of the machines does not serve its app-compose.</source>
        <translation>未显示：其中一台机器不提供其 app-compose。</translation>
    </message>
    <message>
        <source>Events of RTMR3, boot section</source>
        <translation>RTMR3 启动段的事件</translation>
    </message>
    <message numerus="yes">
        <source>%n machines</source>
        <translation>
            <numerusform>%n 台机器</numerusform>
        </translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Each machine has its own identity, platform, address and counters (a sign-up counter lives in one machine&apos;s memory and starts again with it), so these are never held against it.</source>
        <translation>每台机器都有自己的身份、平台、地址和计数器（注册计数器保存在单台机器的内存中，随机器重启而重新计数），因此这些差异绝不算问题。</translation>
    </message>
    <message>
        <source>Show in the quote</source>
        <translation>在 Quote 中显示</translation>
    </message>
    <message>
        <source>Event by event</source>
        <translation>逐个事件</translation>
    </message>
    <message>
        <source>Whole app-compose</source>
        <translation>整个 app-compose</translation>
    </message>
    <message>
        <source>Nobody looked</source>
        <translation>无人查看</translation>
    </message>
    <message numerus="yes">
        <source>%n more values; copy them from the matrix.</source>
        <translation>
            <numerusform>另有 %n 个值；从矩阵中复制。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the tab Events</source>
        <translation>
            <numerusform>“事件”标签页中另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ProverActions</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>扩缩…</translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation>重启…</translation>
    </message>
    <message>
        <source>Stop task…</source>
        <translation>停止任务…</translation>
    </message>
    <message>
        <source>Log of the task</source>
        <translation>任务日志</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>A change of it is under way; it can be cancelled in the activity list.</source>
        <translation>对它的更改正在进行；可在活动列表中取消。</translation>
    </message>
    <message>
        <source>Read-only: unlock writes in the bar above.</source>
        <translation>只读：在上方栏中解锁写入。</translation>
    </message>
    <message>
        <source>%1: not done</source>
        <translation>%1：未完成</translation>
    </message>
    <message>
        <source>%1: half done</source>
        <translation>%1：部分完成</translation>
    </message>
    <message>
        <source>In force now: %1. Both ways out are in the details.</source>
        <translation>当前生效：%1。继续完成或退回，均见详情。</translation>
    </message>
    <message>
        <source>%1: how it ended is not known</source>
        <translation>%1：结果未知</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1：已完成</translation>
    </message>
    <message>
        <source>Copied as commands</source>
        <translation>已复制为命令</translation>
    </message>
    <message>
        <source>They read the same from a shell. No secret is in them; plans copy what changes something.</source>
        <translation>在终端中运行可读取相同内容。其中不含密钥；会产生更改的命令在计划中复制。</translation>
    </message>
    <message>
        <source>Copy names</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy ARNs</source>
        <translation>复制 ARN</translation>
    </message>
    <message>
        <source>Copy task definitions</source>
        <translation>复制任务定义</translation>
    </message>
    <message>
        <source>Copy host groups</source>
        <translation>复制主机组</translation>
    </message>
    <message>
        <source>Logs by time</source>
        <translation>按时间排列的日志</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>回滚…</translation>
    </message>
    <message>
        <source>Roll back to %1…</source>
        <extracomment>r39, the 39th revision of a task definition</extracomment>
        <translation>回滚到 %1…</translation>
    </message>
    <message>
        <source>Move to %1…</source>
        <translation>移到 %1…</translation>
    </message>
    <message>
        <source>ECS neither scales nor restarts the broker.</source>
        <translation>ECS 既不扩缩也不重启 broker。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ProverPanel</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>扩缩</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>上次更改</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>No task of this service is in the list.</source>
        <translation>列表中没有此服务的任务。</translation>
    </message>
    <message>
        <source>ECS has said nothing about this service lately.</source>
        <translation>ECS 近期未提及此服务。</translation>
    </message>
    <message>
        <source>Choose a task to see its containers, to stop it or to read its log.</source>
        <translation>选择一个任务，可查看其容器、停止它或读取其日志。</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>修订版</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ProversPage</name>
    <message>
        <source>AWS does not accept the time of this machine&apos;s clock</source>
        <translation>AWS 不接受本机时钟的时间</translation>
    </message>
    <message>
        <source>AWS does not accept the key</source>
        <translation>AWS 不接受此密钥</translation>
    </message>
    <message>
        <source>The key may not read the prover cluster</source>
        <translation>此密钥无权读取 Prover 集群</translation>
    </message>
    <message>
        <source>There is no key for AWS</source>
        <translation>没有 AWS 的密钥</translation>
    </message>
    <message>
        <source>AWS asks to slow down</source>
        <translation>AWS 要求降低请求频率</translation>
    </message>
    <message>
        <source>AWS is not reachable</source>
        <translation>无法连接 AWS</translation>
    </message>
    <message>
        <source>No prover cluster was found</source>
        <translation>未找到 Prover 集群</translation>
    </message>
    <message>
        <source>What answers is not AWS, or not as it should</source>
        <translation>应答方不是 AWS，或应答不正常</translation>
    </message>
    <message>
        <source>Pilothouse did not ask AWS</source>
        <translation>Pilothouse 未查询 AWS</translation>
    </message>
    <message>
        <source>The prover cluster could not be read</source>
        <translation>Prover 集群无法读取</translation>
    </message>
    <message>
        <source>No AWS account is set up in this environment</source>
        <translation>此环境未配置 AWS 账户</translation>
    </message>
    <message>
        <source>The profile %1 has no section “aws”. With aws.region in it, its ECS services stand here.</source>
        <translation>配置 %1 没有“aws”一节。写入 aws.region 后，其 ECS 服务会显示在此处。</translation>
    </message>
    <message>
        <source>The filter hides the only service</source>
        <translation>唯一的服务被筛选隐藏</translation>
    </message>
    <message>
        <source>The filter hides all %1 services</source>
        <translation>全部 %1 个服务均被筛选隐藏</translation>
    </message>
    <message>
        <source>None of them matches what is typed.</source>
        <translation>没有与输入内容匹配的项。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No ECS service runs here</source>
        <translation>此处没有运行任何 ECS 服务</translation>
    </message>
    <message>
        <source>AWS answered: there is no ECS cluster in this region of the account.</source>
        <translation>AWS 已应答：该账户在此区域没有 ECS 集群。</translation>
    </message>
    <message numerus="yes">
        <source>AWS answered: %n clusters, none of which has a service that could be read.</source>
        <translation>
            <numerusform>AWS 已应答：%n 个集群，均没有可读取的服务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Asked as</source>
        <translation>查询身份</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message>
        <source>The prover cluster was asked for; nothing has come back so far.</source>
        <translation>已查询 Prover 集群；目前尚未返回任何内容。</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Short of tasks</source>
        <translation>任务不足</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>转换中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Provers</source>
        <translation>Prover</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>state:unhealthy -name:aux*</source>
        <translation>state:unhealthy -name:aux*</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear the filter, then back to the table; close the details</source>
        <translation>清除筛选，再按返回表格；关闭详情</translation>
    </message>
    <message>
        <source>Open the details</source>
        <translation>打开详情</translation>
    </message>
    <message>
        <source>Copy the selected rows, values in full</source>
        <translation>复制所选行的完整值</translation>
    </message>
    <message>
        <source>Read the prover cluster now</source>
        <translation>立即读取 Prover 集群</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 个服务</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 个服务</translation>
    </message>
    <message>
        <source>hosts %1</source>
        <translation>主机 %1</translation>
    </message>
    <message>
        <source>1 failed</source>
        <translation>1 个失败</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>1 short of tasks</source>
        <translation>1 个服务任务不足</translation>
    </message>
    <message>
        <source>%1 short of tasks</source>
        <translation>%1 个服务任务不足</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>已选 %1/%2</translation>
    </message>
    <message>
        <source>1 hidden by the filter</source>
        <translation>1 行被筛选隐藏</translation>
    </message>
    <message>
        <source>%1 hidden by the filter</source>
        <translation>%1 行被筛选隐藏</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Hatched cells were live values; names do not age</source>
        <translation>带斜线的单元格曾是实时值；名称不会过时</translation>
    </message>
    <message>
        <source>no permission for %1</source>
        <translation>没有 %1 的权限</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>1 part denied</source>
        <translation>1 部分被拒绝</translation>
    </message>
    <message>
        <source>%1 parts denied</source>
        <translation>%1 部分被拒绝</translation>
    </message>
    <message>
        <source>1 row skipped</source>
        <translation>跳过 1 行</translation>
    </message>
    <message>
        <source>%1 rows skipped</source>
        <translation>跳过 %1 行</translation>
    </message>
    <message>
        <source>Export, marked stale</source>
        <translation>导出（标为过时）</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择任何项</translation>
    </message>
    <message>
        <source>1 service selected</source>
        <translation>已选 1 个服务</translation>
    </message>
    <message>
        <source>%1 services selected</source>
        <translation>已选 %1 个服务</translation>
    </message>
    <message>
        <source>Changes are made one service at a time.</source>
        <translation>每次只更改一个服务。</translation>
    </message>
    <message>
        <source>1 scaling not whole</source>
        <translation>1 项扩缩未完成</translation>
    </message>
    <message>
        <source>%1 scalings not whole</source>
        <translation>%1 项扩缩未完成</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>1 alarm</source>
        <translation>1 个告警</translation>
    </message>
    <message>
        <source>%1 alarms</source>
        <translation>%1 个告警</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ProvisionStrip</name>
    <message>
        <source>Plan a runner…</source>
        <translation>计划 runner…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Delete them now</source>
        <translation>立即删除</translation>
    </message>
    <message>
        <source>Provision a runner…</source>
        <translation>预备 runner…</translation>
    </message>
    <message>
        <source>No runner was planned</source>
        <translation>未计划 runner</translation>
    </message>
    <message>
        <source>No runner was added</source>
        <translation>未添加 runner</translation>
    </message>
    <message>
        <source>There is room again</source>
        <translation>又有空位</translation>
    </message>
    <message>
        <source>Still no room</source>
        <translation>仍无空位</translation>
    </message>
    <message>
        <source>It stays paused</source>
        <translation>保持暂停</translation>
    </message>
    <message>
        <source>Nothing is paid for that serves nobody</source>
        <translation>没有无人使用却仍在付费的资源</translation>
    </message>
    <message>
        <source>Not everything was deleted</source>
        <translation>未全部删除</translation>
    </message>
    <message>
        <source>Hold the runner if the registry refuses its hash, instead of deleting it</source>
        <translation>若 registry 拒绝 runner 的哈希，则保留它而不删除</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::QuotePanel</name>
    <message>
        <source>Machine whose quote is shown</source>
        <translation>显示其 Quote 的机器</translation>
    </message>
    <message>
        <source>Regions of the quote</source>
        <translation>Quote 的区域</translation>
    </message>
    <message>
        <source>No quote</source>
        <translation>无 Quote</translation>
    </message>
    <message>
        <source>This machine gave no quote, so there are no bytes to look at.</source>
        <translation>此机器未给出 Quote，因此没有可查看的字节。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 bytes, signature valid</source>
        <translation>%1 字节，签名有效</translation>
    </message>
    <message>
        <source>%1 bytes, rejected: %2</source>
        <translation>%1 字节，被拒绝：%2</translation>
    </message>
    <message numerus="yes">
        <source>offset %1 (0x%2) · %n bytes</source>
        <translation>
            <numerusform>偏移 %1（0x%2）· %n 字节</numerusform>
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
    <name>pilothouse::ui::ReferenceButton</name>
    <message numerus="yes">
        <source>OS images: %n known</source>
        <translation>
            <numerusform>操作系统镜像：已知 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>OS images: not checked</source>
        <translation>操作系统镜像：未检查</translation>
    </message>
    <message>
        <source>Machines are compared with each other only</source>
        <translation>机器之间仅相互比较</translation>
    </message>
    <message>
        <source>Import OS image table…</source>
        <translation>导入操作系统镜像表…</translation>
    </message>
    <message>
        <source>Forget the imported table</source>
        <translation>移除导入的表</translation>
    </message>
    <message>
        <source>The profile names the table; change it there</source>
        <translation>表由配置指定；在配置中更改</translation>
    </message>
    <message>
        <source>Import a table of released OS images</source>
        <translation>导入已发布操作系统镜像的表</translation>
    </message>
    <message>
        <source>OS image table (*.json)</source>
        <translation>操作系统镜像表 (*.json)</translation>
    </message>
    <message>
        <source>Table not imported</source>
        <translation>表未导入</translation>
    </message>
    <message>
        <source>%1 Machines are judged as before.</source>
        <translation>%1 机器的判定方式不变。</translation>
    </message>
    <message>
        <source>Table imported</source>
        <translation>表已导入</translation>
    </message>
    <message>
        <source>%1. It holds from the next comparison on.</source>
        <translation>%1。自下次比较起生效。</translation>
    </message>
    <message>
        <source>Table not forgotten</source>
        <translation>表未移除</translation>
    </message>
    <message>
        <source>Table forgotten</source>
        <translation>表已移除</translation>
    </message>
    <message>
        <source>OS images are not checked from the next comparison on.</source>
        <translation>自下次比较起，不再检查操作系统镜像。</translation>
    </message>
    <message>
        <source>Change of references not recorded</source>
        <translation>参考表的更改未记录</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RemovalActions</name>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>What is to be deleted is being read.</source>
        <translation>正在读取要删除的内容。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ResizeForm</name>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Let it restart for this</source>
        <translation>允许为此重启</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例类型</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>Resize %1</source>
        <translation>更改 %1 的规格</translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message>
        <source>%1, as it is</source>
        <translation>%1，保持现状</translation>
    </message>
    <message>
        <source>%1, with the type</source>
        <translation>%1，随类型而定</translation>
    </message>
    <message>
        <source>with the type</source>
        <translation>随类型而定</translation>
    </message>
    <message>
        <source>%1 MB, with the type</source>
        <translation>%1 MB，随类型而定</translation>
    </message>
    <message>
        <source>not said by the cloud for this size</source>
        <translation>云端未说明此规格的价格</translation>
    </message>
    <message>
        <source>It runs, and takes another size by a restart only. Or stop it first.</source>
        <translation>它正在运行，只有重启才能换规格。或先停止它。</translation>
    </message>
    <message>
        <source>It is stopped, and stays so.</source>
        <translation>它已停止，并保持停止。</translation>
    </message>
    <message>
        <source>It does not answer for a minute or two; what is only in memory is lost.</source>
        <translation>它会有一两分钟不应答；只在内存中的内容会丢失。</translation>
    </message>
    <message>
        <source>It takes another size only while it is stopped.</source>
        <translation>它只有在停止时才能换规格。</translation>
    </message>
    <message>
        <source>Nothing is to be changed yet.</source>
        <translation>尚无要更改的内容。</translation>
    </message>
    <message>
        <source>Free on its node</source>
        <translation>节点空余</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未询问</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::ResultView</name>
    <message>
        <source>No action was run in this window yet</source>
        <translation>此窗口中尚未运行任何操作</translation>
    </message>
    <message>
        <source>Result for each target</source>
        <translation>每个目标的结果</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation>
            <numerusform>%1：%n 台已完成</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3 not done</source>
        <translation>%1：%2/%3 未完成</translation>
    </message>
    <message>
        <source>Those that are done stay as they are. Each line says why the others are not.</source>
        <translation>已完成的保持不变。每行说明了其余未完成的原因。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Try 1 again…</source>
        <translation>重试 1 台…</translation>
    </message>
    <message>
        <source>Try %1 again…</source>
        <translation>重试 %1 台…</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RevisionView</name>
    <message>
        <source>Revisions of the task definition</source>
        <translation>任务定义的修订版</translation>
    </message>
    <message>
        <source>Read the revisions</source>
        <translation>读取修订版</translation>
    </message>
    <message>
        <source>Reading the revisions…</source>
        <translation>正在读取修订版…</translation>
    </message>
    <message>
        <source>The revisions could not be read</source>
        <translation>无法读取修订版</translation>
    </message>
    <message>
        <source>Choose one service to see what its tasks were made from before.</source>
        <translation>选择一个服务，即可查看其任务此前由什么构成。</translation>
    </message>
    <message>
        <source>No task definition is told of it. The broker has none: it is a program on a machine of its own.</source>
        <translation>没有它的任务定义信息。broker 没有任务定义：它是独立机器上的程序。</translation>
    </message>
    <message>
        <source>Read them again</source>
        <translation>再次读取</translation>
    </message>
    <message>
        <source>The service has this one. Choose another to see what differs.</source>
        <translation>服务用的就是这一个。选择另一个即可查看差异。</translation>
    </message>
    <message>
        <source>From %1, that it has, to %2:</source>
        <translation>从现有的 %1 到 %2：</translation>
    </message>
    <message>
        <source>Choose a revision to see what differs. Values that may be secrets are compared and not shown.</source>
        <translation>选择一个修订版即可查看差异。可能是密钥的值只作比较，不显示。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RollbackAlarm</name>
    <message>
        <source>Rollback not confirmed</source>
        <translation>回滚未确认</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>TRY NOW</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>Rollback not confirmed yet</source>
        <translation>回滚尚未确认</translation>
    </message>
    <message>
        <source>Rollback not confirmed: %1 may still get %2</source>
        <translation>回滚未确认：%1 可能仍会收到 %2</translation>
    </message>
    <message>
        <source>no attempt has ended yet</source>
        <translation>尚无尝试结束</translation>
    </message>
    <message>
        <source>TRY NOW   next in %1 s</source>
        <translation>立即重试   %1 秒后自动重试</translation>
    </message>
    <message>
        <source>1 attempt</source>
        <translation>1 次尝试</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>%1 次尝试</translation>
    </message>
    <message>
        <source>%1. %2 at %3: %4, %5. Trying again until read back.</source>
        <translation>%1。%2（%3）：%4，%5。持续重试，直到回读确认。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RollbackButton</name>
    <message>
        <source>ROLL BACK</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>All intents to %1, now</source>
        <translation>立即将所有意图切回 %1</translation>
    </message>
    <message>
        <source>Roll back. %1</source>
        <translation>回滚。%1</translation>
    </message>
    <message>
        <source>Ctrl Alt R</source>
        <translation>Ctrl Alt R</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RollbackTruths</name>
    <message>
        <source>Last rollback confirmed in %1</source>
        <translation>上次回滚用时 %1 确认</translation>
    </message>
    <message>
        <source>Last rollback not confirmed yet</source>
        <translation>上次回滚尚未确认</translation>
    </message>
    <message>
        <source>No rollback in this run yet</source>
        <translation>本轮尚未回滚</translation>
    </message>
    <message>
        <source>%1 steers: only that program rolls back by itself. The button here works.</source>
        <translation>%1 正在操控：只有该程序会自动回滚。此处的按钮可用。</translation>
    </message>
    <message>
        <source>Rolls back by itself when R1, R2 or R4 trips while traffic is on %1.</source>
        <translation>%1 上有流量时，若 R1、R2 或 R4 触发，会自动回滚。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::RowsExport</name>
    <message>
        <source>1 row exported</source>
        <translation>已导出 1 行</translation>
    </message>
    <message>
        <source>%1 rows exported</source>
        <translation>已导出 %1 行</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>没有导出任何内容</translation>
    </message>
    <message>
        <source>Export the shown rows</source>
        <translation>导出显示的行</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>逗号分隔值 (*.csv);;JSON (*.json)</translation>
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
    <name>pilothouse::ui::ScaleForm</name>
    <message>
        <source>Tasks wanted</source>
        <translation>期望任务数</translation>
    </message>
    <message>
        <source>Set the hosts by hand</source>
        <translation>手动设置主机</translation>
    </message>
    <message>
        <source>Hosts, least</source>
        <translation>主机最小数</translation>
    </message>
    <message>
        <source>Hosts wanted</source>
        <translation>主机期望数</translation>
    </message>
    <message>
        <source>Hosts, most</source>
        <translation>主机最大数</translation>
    </message>
    <message>
        <source>Tasks need hosts: both are moved as one plan, in the right order. Nothing is sent before the plan is confirmed.</source>
        <translation>任务需要主机：两者按正确顺序在同一计划中调整。确认计划之前不发送任何内容。</translation>
    </message>
    <message>
        <source>Min</source>
        <extracomment>of a group of hosts</extracomment>
        <translation>最小</translation>
    </message>
    <message>
        <source>Desired</source>
        <extracomment>of a group of hosts</extracomment>
        <translation>期望</translation>
    </message>
    <message>
        <source>Max</source>
        <extracomment>of a group of hosts</extracomment>
        <translation>最大</translation>
    </message>
    <message>
        <source>Plan: scale to %1…</source>
        <translation>计划：扩缩到 %1…</translation>
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
    <name>pilothouse::ui::SecondOpinionAsker</name>
    <message>
        <source>Ask the cloud&apos;s verifier</source>
        <translation>询问云端验证方</translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>停止询问</translation>
    </message>
    <message>
        <source>Sends the quotes of this comparison to %1, which judges them too. Nothing else leaves this desk.</source>
        <translation>将此次比较的 Quote 发送给 %1，由其一并判断。除此之外，没有任何内容离开本工作台。</translation>
    </message>
    <message>
        <source>What was sent stays sent; the answers are dropped.</source>
        <translation>已发送的无法收回；应答会被丢弃。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n quotes</source>
        <translation>
            <numerusform>%1/%n 个 Quote</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking: %1</source>
        <translation>正在询问：%1</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message numerus="yes">
        <source>Ask %1 about %n machines</source>
        <translation>
            <numerusform>就 %n 台机器询问 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Second verifier not asked</source>
        <translation>未询问第二验证方</translation>
    </message>
    <message numerus="yes">
        <source>%1 judges %2 of %n machines as this desk does.</source>
        <translation>
            <numerusform>%n 台机器中有 %2 台，%1 的判断与本工作台相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Second verifier agrees</source>
        <translation>第二验证方认同</translation>
    </message>
    <message>
        <source>Not judged twice</source>
        <translation>未经两方判断</translation>
    </message>
    <message>
        <source>Second opinion not recorded</source>
        <translation>第二意见未记录</translation>
    </message>
    <message>
        <source>compared again meanwhile</source>
        <translation>其间已重新比较</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SecretField</name>
    <message>
        <source>Hidden. Empty.</source>
        <translation>已隐藏。为空。</translation>
    </message>
    <message>
        <source>Hidden. 1 character.</source>
        <translation>已隐藏。1 个字符。</translation>
    </message>
    <message>
        <source>Hidden. %1 characters.</source>
        <translation>已隐藏。%1 个字符。</translation>
    </message>
    <message>
        <source>It holds a line break or another control character, which no key has. Nothing was taken.</source>
        <translation>其中有换行或其他控制字符，密钥不会含有这些字符。未采用任何内容。</translation>
    </message>
    <message>
        <source>It is longer than any key. Nothing was taken.</source>
        <translation>比任何密钥都长。未采用任何内容。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Type or paste; it is not shown</source>
        <translation>输入或粘贴；不会显示</translation>
    </message>
    <message>
        <source>1 character</source>
        <translation>1 个字符</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 个字符</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SecretsPage</name>
    <message>
        <source>Test all</source>
        <translation>全部测试</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>missing, AWS</source>
        <translation>缺失，AWS</translation>
    </message>
    <message>
        <source>Keep in memory for this session</source>
        <translation>本次会话保存在内存中</translation>
    </message>
    <message>
        <source>Use this keychain from now on</source>
        <translation>今后使用此钥匙串</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次查询</translation>
    </message>
    <message>
        <source>values are never shown</source>
        <translation>绝不显示密钥的值</translation>
    </message>
    <message>
        <source>Keys of this environment</source>
        <translation>此环境的密钥</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>Asking the keychain</source>
        <translation>正在查询钥匙串</translation>
    </message>
    <message>
        <source>Whether it is there and open; no password window is opened.</source>
        <translation>是否存在且已打开；不会打开密码窗口。</translation>
    </message>
    <message>
        <source>Looking for keys</source>
        <translation>正在查找密钥</translation>
    </message>
    <message>
        <source>What this environment needs, and what is stored, appears here.</source>
        <translation>此环境需要的和已存放的密钥将显示在此处。</translation>
    </message>
    <message>
        <source>Asks each remote with the stored key; nothing is changed there</source>
        <translation>用存放的密钥查询每个远端；那里不作任何更改</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Enter…</source>
        <translation>输入…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copied as command</source>
        <translation>已复制为命令</translation>
    </message>
    <message>
        <source>It reads the value from its input; the value is not in it.</source>
        <translation>命令从其输入读取值；命令本身不含该值。</translation>
    </message>
    <message>
        <source>Keys are kept in memory</source>
        <translation>密钥保存在内存中</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>未选定</translation>
    </message>
    <message>
        <source>This keychain is used from now on</source>
        <translation>今后使用此钥匙串</translation>
    </message>
    <message>
        <source>It is being asked</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Open the details</source>
        <translation>打开详情</translation>
    </message>
    <message>
        <source>Look again; a locked keychain may ask for its password</source>
        <translation>再次查看；已锁定的钥匙串可能要求输入密码</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>No key matches the filter</source>
        <translation>没有与筛选匹配的密钥</translation>
    </message>
    <message>
        <source>Every word must be found in the row.</source>
        <translation>每个词都须在该行中找到。</translation>
    </message>
    <message>
        <source>1 kept</source>
        <translation>已保存 1 个</translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation>已保存 %1 个</translation>
    </message>
    <message>
        <source>1 missing</source>
        <translation>缺失 1 个</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>缺失 %1 个</translation>
    </message>
    <message>
        <source>1 unknown</source>
        <translation>1 个未知</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 个未知</translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 个密钥</translation>
    </message>
    <message>
        <source>%1 keys</source>
        <translation>%1 个密钥</translation>
    </message>
    <message>
        <source>Rotation is due after 1 day</source>
        <translation>存放满 1 天即轮换到期</translation>
    </message>
    <message>
        <source>Rotation is due after %1 days</source>
        <translation>存放满 %1 天即轮换到期</translation>
    </message>
    <message>
        <source>A test is running</source>
        <translation>正在测试</translation>
    </message>
    <message>
        <source>No remote has a whole key to test</source>
        <translation>没有远端具备可测试的完整密钥</translation>
    </message>
    <message>
        <source>There is no whole key to test</source>
        <translation>没有可测试的完整密钥</translation>
    </message>
    <message>
        <source>It is being entered</source>
        <translation>正在输入</translation>
    </message>
    <message>
        <source>Read-only: replace and delete appear when writes are unlocked.</source>
        <translation>只读：解锁写入后才显示更换和删除。</translation>
    </message>
    <message>
        <source>Made and kept by Pilothouse itself.</source>
        <translation>由 Pilothouse 自行生成和保存。</translation>
    </message>
    <message>
        <source>There is no whole key to test.</source>
        <translation>没有可测试的完整密钥。</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已存放</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>未存放</translation>
    </message>
    <message>
        <source>%1 takes the key</source>
        <translation>%1 接受该密钥</translation>
    </message>
    <message>
        <source>%1: key not taken</source>
        <translation>%1：密钥未被接受</translation>
    </message>
    <message>
        <source>%1 is deleted</source>
        <translation>%1 已删除</translation>
    </message>
    <message>
        <source>%1 was not deleted</source>
        <translation>%1 未删除</translation>
    </message>
    <message>
        <source>Read-only: delete appears when writes are unlocked.</source>
        <translation>只读：解锁写入后才显示删除。</translation>
    </message>
    <message>
        <source>Written by Pilothouse; never entered by hand.</source>
        <translation>由 Pilothouse 写入；从不手动输入。</translation>
    </message>
    <message>
        <source>What may this key do?</source>
        <translation>该密钥可以做什么？</translation>
    </message>
    <message>
        <source>Makes each read that is needed once; nothing is changed there</source>
        <translation>把所需的每种读取各做一次；不会更改那里的任何内容</translation>
    </message>
    <message>
        <source>%1: not found out what the key may do</source>
        <translation>%1：未能查明该密钥可以做什么</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>1 environment on this desk</source>
        <translation>本工作台上有 1 个环境</translation>
    </message>
    <message>
        <source>%1 environments on this desk</source>
        <translation>本工作台上有 %1 个环境</translation>
    </message>
    <message>
        <source>1 cannot be used</source>
        <translation>1 个无法使用</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 个无法使用</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Edit the chosen environment</source>
        <translation>编辑所选环境</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SetupRail</name>
    <message>
        <source>Pages of the setup</source>
        <translation>搭建的页面</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SetupRailItem</name>
    <message>
        <source>%1. %2%3</source>
        <comment>number, title and state of a page</comment>
        <translation>%1. %2%3</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SetupStep</name>
    <message>
        <source>Not begun: the plan has to be confirmed first</source>
        <translation>尚未开始：须先确认计划</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Done, with findings</source>
        <translation>已完成，有发现</translation>
    </message>
    <message>
        <source>Stopped here</source>
        <translation>在此停止</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>The run stopped at “%1”.</source>
        <translation>运行停止于“%1”。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>无发现。</translation>
    </message>
    <message>
        <source>Not looked at yet with these answers.</source>
        <translation>尚未按这些答案查看。</translation>
    </message>
    <message>
        <source>Show 1 check that passed</source>
        <translation>显示已通过的 1 项检查</translation>
    </message>
    <message>
        <source>Show %1 checks that passed</source>
        <translation>显示已通过的 %1 项检查</translation>
    </message>
    <message>
        <source>Show only what did not pass</source>
        <translation>仅显示未通过的检查</translation>
    </message>
    <message>
        <source>Read-only: unlock writes first.</source>
        <translation>只读：先解锁写入。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SetupWizardPage</name>
    <message>
        <source>Set up a cluster</source>
        <translation>搭建集群</translation>
    </message>
    <message>
        <source>Answers are kept when you close this page. Nothing is changed before the plan is confirmed.</source>
        <translation>关闭此页面时会保留答案。确认计划之前不作任何更改。</translation>
    </message>
    <message>
        <source>Save answers…</source>
        <translation>保存答案…</translation>
    </message>
    <message>
        <source>Close, go on later</source>
        <translation>关闭，稍后继续</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Setup: %1</source>
        <translation>搭建：%1</translation>
    </message>
    <message>
        <source>Another page of the setup, in the list of pages</source>
        <translation>页面列表中搭建的另一页</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>打开页面</translation>
    </message>
    <message>
        <source>Look at this page&apos;s answers again</source>
        <translation>重新查看此页面的答案</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>cluster in environment</comment>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>the setup stopped</source>
        <translation>搭建已停止</translation>
    </message>
    <message>
        <source>This is the first page.</source>
        <translation>这是第一页。</translation>
    </message>
    <message>
        <source>Close, it goes on</source>
        <translation>关闭，设置继续运行</translation>
    </message>
    <message>
        <source>The answers could not be kept: %1</source>
        <translation>无法保留答案：%1</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>保存答案</translation>
    </message>
    <message>
        <source>Answers saved</source>
        <translation>答案已保存</translation>
    </message>
    <message>
        <source>%1, for pilothousectl cluster setup; no secret is in it.</source>
        <translation>%1，供 pilothousectl cluster setup 使用；其中不含密钥。</translation>
    </message>
    <message>
        <source>Answers not saved</source>
        <translation>答案未保存</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SignInForm</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>NFT token id</source>
        <translation>NFT 代币编号</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>登出</translation>
    </message>
    <message>
        <source>Sign out: %1</source>
        <translation>登出：%1</translation>
    </message>
    <message>
        <source>The wallet has to sign first. Signing in changes no deployment and moves no funds.</source>
        <translation>钱包须先签名。登录不更改任何部署，也不动用资金。</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Signed in for NFT %1</source>
        <translation>已以 NFT %1 登录</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SignatureBox</name>
    <message>
        <source>The owner&apos;s wallet signs a text of the orchestrator. Read it here before you sign it there.</source>
        <translation>所有者的钱包要对编排器的一段文本签名。在钱包中签名之前，先在此阅读。</translation>
    </message>
    <message>
        <source>Show the text to sign</source>
        <translation>显示待签名文本</translation>
    </message>
    <message>
        <source>Text to be signed</source>
        <translation>待签名文本</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Sign with the development key</source>
        <translation>用开发密钥签名</translation>
    </message>
    <message>
        <source>The wallet&apos;s answer</source>
        <translation>钱包的应答</translation>
    </message>
    <message>
        <source>Paste the wallet&apos;s answer: its JSON, or signature and public key in hex or base64</source>
        <translation>粘贴钱包的应答：其 JSON，或十六进制或 base64 的签名和公钥</translation>
    </message>
    <message>
        <source>The text is too old to be signed: ask for a new one.</source>
        <translation>文本已过期，不能再签名：请求新的文本。</translation>
    </message>
    <message>
        <source>Ask for a new text</source>
        <translation>请求新的文本</translation>
    </message>
    <message>
        <source>Fill in the form first.</source>
        <translation>先填写表单。</translation>
    </message>
    <message>
        <source>Signed as it is.</source>
        <translation>按原样签名。</translation>
    </message>
    <message>
        <source>Signed as an ADR-036 document; it moves no funds.</source>
        <translation>作为 ADR-036 文档签名；不会转移任何资金。</translation>
    </message>
    <message>
        <source>Good for %1.</source>
        <translation>有效期还剩 %1。</translation>
    </message>
    <message>
        <source>Signed in for this NFT already</source>
        <translation>已为此 NFT 登录</translation>
    </message>
    <message>
        <source>The signature fits this text and this wallet</source>
        <translation>签名与此文本和此钱包相符</translation>
    </message>
    <message>
        <source>Asking the orchestrator</source>
        <translation>正在询问编排器</translation>
    </message>
    <message>
        <source>Waiting for the wallet&apos;s answer</source>
        <translation>正在等待钱包的应答</translation>
    </message>
    <message>
        <source>Not signed yet</source>
        <translation>尚未签名</translation>
    </message>
    <message>
        <source>Choose wallet and NFT first.</source>
        <translation>先选择钱包和 NFT。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SourceBox</name>
    <message>
        <source>Choose a file, or write it here.</source>
        <translation>选择文件，或在此处编写。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is larger than the 200 KiB that the cloud takes.</source>
        <translation>%1 超过云所接受的 200 KiB。</translation>
    </message>
    <message>
        <source>%1 is no UTF-8 text.</source>
        <translation>%1 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>Same as %1</source>
        <translation>与 %1 相同</translation>
    </message>
    <message>
        <source>Differs from %1</source>
        <translation>与 %1 不同</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SourceList</name>
    <message>
        <source>Sources: %1</source>
        <translation>数据源：%1</translation>
    </message>
    <message>
        <source>This profile names no source.</source>
        <translation>此配置未指定数据源。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SourcePanel</name>
    <message>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Check source</source>
        <translation>检查源码</translation>
    </message>
    <message>
        <source>Read history</source>
        <translation>读取历史</translation>
    </message>
    <message>
        <source>Read page…</source>
        <translation>读取页面…</translation>
    </message>
    <message>
        <source>Source check</source>
        <translation>源码检查</translation>
    </message>
    <message>
        <source>On-chain history</source>
        <translation>链上历史</translation>
    </message>
    <message>
        <source>Deployments page</source>
        <translation>部署页面</translation>
    </message>
    <message>
        <source>Findings about the source</source>
        <translation>关于源码的发现</translation>
    </message>
    <message>
        <source>Compose hashes that the contract allowed</source>
        <translation>合约允许过的 compose 哈希</translation>
    </message>
    <message>
        <source>Rows of the deployments page</source>
        <translation>部署页面的各行</translation>
    </message>
    <message>
        <source>no contract in the profile</source>
        <translation>配置中没有合约</translation>
    </message>
    <message>
        <source>Contract %1. A node&apos;s answer is a claim; two that agree are better.</source>
        <translation>合约 %1。单个节点的应答只是声明；两个节点一致则更可信。</translation>
    </message>
    <message>
        <source>No chain is set up for this environment: the profile names no node. Sources and pages can be read all the same.</source>
        <translation>此环境未配置链：配置中未指定节点。源码和页面仍可读取。</translation>
    </message>
    <message>
        <source>Reads a DEPLOYMENTS.md and looks every transaction up: its contract, its compose hash, and the attested hash of the same machine.</source>
        <translation>读取 DEPLOYMENTS.md，并逐笔查询交易：其合约、其 compose 哈希，以及同一机器经证明的哈希。</translation>
    </message>
    <message>
        <source>History not read</source>
        <translation>历史未读取</translation>
    </message>
    <message>
        <source>Everything that the app contract ever allowed is read from the chain.</source>
        <translation>从链上读取应用合约曾经允许的全部内容。</translation>
    </message>
    <message>
        <source>No page read</source>
        <translation>未读取页面</translation>
    </message>
    <message>
        <source>Choose the DEPLOYMENTS.md of your repository.</source>
        <translation>选择您仓库中的 DEPLOYMENTS.md。</translation>
    </message>
    <message>
        <source>Markdown (*.md);;All files (*)</source>
        <translation>Markdown (*.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>源码类别</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Tag of a repository</source>
        <translation>仓库的标签</translation>
    </message>
    <message>
        <source>Path of the file or repository</source>
        <translation>文件或仓库的路径</translation>
    </message>
    <message>
        <source>app-compose.json or docker-compose.yml</source>
        <translation>app-compose.json 或 docker-compose.yml</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>v1.2.0</source>
        <translation>v1.2.0</translation>
    </message>
    <message>
        <source>File in the repository</source>
        <translation>仓库中的文件</translation>
    </message>
    <message>
        <source>found by itself when there is only one</source>
        <translation>只有一个时自动找到</translation>
    </message>
    <message>
        <source>Attested compose hash to compare with</source>
        <translation>用于比较的、经证明的 compose 哈希</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源码</translation>
    </message>
    <message>
        <source>File in it</source>
        <translation>其中的文件</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>folder of a local repository</source>
        <translation>本地仓库的文件夹</translation>
    </message>
    <message>
        <source>Local repository</source>
        <translation>本地仓库</translation>
    </message>
    <message>
        <source>app-compose or docker-compose file</source>
        <translation>app-compose 或 docker-compose 文件</translation>
    </message>
    <message>
        <source>The hash over an app-compose’s exact bytes is compared with what a machine proves. A docker-compose file alone gives another hash, always.</source>
        <translation>将 app-compose 原始字节的哈希与机器所证明的哈希比较。单独的 docker-compose 文件得到的哈希总是不同。</translation>
    </message>
    <message>
        <source>No source checked</source>
        <translation>未检查源码</translation>
    </message>
    <message>
        <source>Choose the file that you deployed, or the tag that it comes from.</source>
        <translation>选择您部署的文件，或其所出自的标签。</translation>
    </message>
    <message>
        <source>Nothing: only compute the hash</source>
        <translation>无：仅计算哈希</translation>
    </message>
    <message>
        <source>attested by %1: %2</source>
        <translation>%1 所证明：%2</translation>
    </message>
    <message>
        <source>Something is being read.</source>
        <translation>正在读取。</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>Reading the source</source>
        <translation>正在读取源码</translation>
    </message>
    <message>
        <source>The texts part at byte %1 (line %2, column %3)%4.</source>
        <translation>两份文本从字节 %1（第 %2 行，第 %3 列）起不同%4。</translation>
    </message>
    <message>
        <source>: the same content, spelled differently</source>
        <translation>：内容相同，写法不同</translation>
    </message>
    <message>
        <source>Commit %1.</source>
        <translation>提交 %1。</translation>
    </message>
    <message>
        <source>Asking the chain</source>
        <translation>正在查询链</translation>
    </message>
    <message>
        <source>Reading the page</source>
        <translation>正在读取页面</translation>
    </message>
    <message>
        <source>Nobody was asked.</source>
        <translation>未查询任何节点。</translation>
    </message>
    <message>
        <source>Asked: %1. A node&apos;s answer is a claim.</source>
        <translation>已查询：%1。单个节点的应答只是声明。</translation>
    </message>
    <message>
        <source>1 line was skipped:</source>
        <translation>跳过 1 行：</translation>
    </message>
    <message>
        <source>%1 lines were skipped, first:</source>
        <translation>跳过 %1 行，第一行：</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SplitMatrix</name>
    <message>
        <source>In force: %1</source>
        <translation>生效：%1</translation>
    </message>
    <message>
        <source>Traffic split</source>
        <translation>分流</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>▾ in force   ○ wanted</source>
        <translation>▾ 生效   ○ 期望</translation>
    </message>
    <message>
        <source>Percent of %1 wanted on the new plane, as a number</source>
        <translation>%1 在新平面上的期望百分比（数值）</translation>
    </message>
    <message>
        <source>percent of each intent to %1</source>
        <translation>各意图发往 %1 的百分比</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Observed since the router started: no requests yet</source>
        <translation>路由器启动以来的实测：尚无请求</translation>
    </message>
    <message>
        <source>Observed since the router started: %1 of %2 requests on %3 (%4)</source>
        <translation>路由器启动以来的实测：%2 个请求中有 %1 个在 %3（%4）</translation>
    </message>
    <message>
        <source>Observed: the router gives no counts now</source>
        <translation>实测：路由器目前不给出计数</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SplitTrack</name>
    <message>
        <source>Percent of %1 wanted on the new plane</source>
        <translation>%1 在新平面上的期望百分比</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::StageRail</name>
    <message>
        <source>Stage now: %1</source>
        <translation>当前阶段：%1</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::StartStep</name>
    <message>
        <source>To the plan</source>
        <translation>前往计划</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Make a new cluster</source>
        <translation>新建集群</translation>
    </message>
    <message>
        <source>Adopt a cluster that runs: its registry is taken over as it is</source>
        <translation>接管运行中的集群：按现状接管其 registry</translation>
    </message>
    <message>
        <source>Dry run: look at everything and end with the plan; nothing is sent and no file is written</source>
        <translation>试运行：查看所有内容，止于计划；不发送任何内容，也不写入文件</translation>
    </message>
    <message>
        <source>Setups that were begun here</source>
        <translation>在此开始的搭建</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续此设置</translation>
    </message>
    <message>
        <source>Answers from a file</source>
        <translation>取自文件的答案</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>An answers file, the YAML of an orchestrator in either dialect, or the script&apos;s .env.setup or .env. Secrets in it are not taken over.</source>
        <translation>答案文件、任一方言的编排器 YAML，或脚本的 .env.setup 或 .env。其中的密钥不会沿用。</translation>
    </message>
    <message>
        <source>Import answers</source>
        <translation>导入答案</translation>
    </message>
    <message>
        <source>The last run stopped at “%1”</source>
        <translation>上次运行停止于“%1”</translation>
    </message>
    <message>
        <source>%1 What was done stays; the next run looks at the world first and goes on from there.</source>
        <translation>%1 已完成的内容保留；下次运行先查看现状，再从该处继续。</translation>
    </message>
    <message>
        <source>Nothing was taken over.</source>
        <translation>未沿用任何内容。</translation>
    </message>
    <message>
        <source>%1 was read as %2. What it answers stands on the pages now.</source>
        <translation>已将 %1 作为 %2 读取。其中的答案现已填入各页面。</translation>
    </message>
    <message>
        <source>Where it is set up</source>
        <translation>在何处搭建</translation>
    </message>
    <message>
        <source>Change in Settings</source>
        <translation>在设置中更改</translation>
    </message>
    <message>
        <source>Changes have to be unlocked first, and the plan asks for a typed phrase.</source>
        <translation>须先解锁更改，计划会要求输入短语。</translation>
    </message>
    <message>
        <source>The plan is confirmed without a phrase. Machines here cost money too.</source>
        <translation>计划无需短语即可确认。这里的机器同样要付费。</translation>
    </message>
    <message>
        <source>Nothing here is real, and nothing costs anything.</source>
        <translation>这里的一切都是虚构的，不产生费用。</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>the system&apos;s are trusted</source>
        <translation>信任系统的证书</translation>
    </message>
    <message>
        <source>of an own CA: %1</source>
        <translation>自有 CA 的：%1</translation>
    </message>
    <message>
        <source>Way to the cloud</source>
        <translation>到云端的路径</translation>
    </message>
    <message>
        <source>through the proxy %1</source>
        <translation>经代理 %1</translation>
    </message>
    <message>
        <source>direct, without a proxy</source>
        <translation>直接，不经代理</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::StateMachineView</name>
    <message>
        <source>State machine</source>
        <translation>状态机</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::StateToolbar</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
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
    <name>pilothouse::ui::StorageStep</name>
    <message>
        <source>Region of the bucket</source>
        <translation>存储桶的区域</translation>
    </message>
    <message>
        <source>Told to the registry as AWS_REGION.</source>
        <translation>以 AWS_REGION 告知 registry。</translation>
    </message>
    <message>
        <source>A region is written such as eu-west-1.</source>
        <translation>区域的写法如 eu-west-1。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::SummaryStep</name>
    <message>
        <source>What exists now</source>
        <translation>现有内容</translation>
    </message>
    <message>
        <source>Start the orchestrator</source>
        <translation>启动编排器</translation>
    </message>
    <message>
        <source>Undo the setup…</source>
        <translation>撤销搭建…</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The command that starts the orchestrator</source>
        <translation>启动编排器的命令</translation>
    </message>
    <message>
        <source>Cluster %1 is set up</source>
        <translation>集群 %1 已搭建完成</translation>
    </message>
    <message>
        <source>Every required check at the end passed.</source>
        <translation>最后的必需检查全部通过。</translation>
    </message>
    <message>
        <source>Cluster %1 stands, with problems</source>
        <translation>集群 %1 已建立，但有问题</translation>
    </message>
    <message>
        <source>A required check at the end did not pass. Mend it and run the setup again, or undo it. What was done stays until then.</source>
        <translation>最后有一项必需检查未通过。修正后再次运行搭建，或撤销搭建。在此之前，已完成的内容保留。</translation>
    </message>
    <message>
        <source>The setup runs: %1</source>
        <translation>搭建正在运行：%1</translation>
    </message>
    <message>
        <source>The setup stopped at “%1”</source>
        <translation>搭建停止于“%1”</translation>
    </message>
    <message>
        <source>%1 What was done stays; run it again to go on from there, or undo it.</source>
        <translation>%1 已完成的内容保留；再次运行以从该处继续，或撤销设置。</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>尚未执行任何操作</translation>
    </message>
    <message>
        <source>The setup begins on the page “%1”.</source>
        <translation>搭建从页面“%1”开始。</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>It reads the .env with its comments, which an export through xargs does not. An orchestrator that makes runners by itself calls the vendor&apos;s command phala: it has to be installed on the orchestrator&apos;s host.</source>
        <translation>它能读取带注释的 .env，而通过 xargs 导出则不能。自行创建 runner 的编排器会调用厂商的命令 phala：编排器所在主机上须已安装该命令。</translation>
    </message>
    <message>
        <source>The setup runs.</source>
        <translation>搭建正在运行。</translation>
    </message>
    <message>
        <source>Finish with problems</source>
        <translation>带问题完成</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The setup has not come to its end.</source>
        <translation>搭建尚未运行至结束。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Report saved</source>
        <translation>报告已保存</translation>
    </message>
    <message>
        <source>Report not saved</source>
        <translation>报告未保存</translation>
    </message>
    <message>
        <source>The setup is undone</source>
        <translation>搭建已撤销</translation>
    </message>
    <message>
        <source>Not undone</source>
        <translation>未撤销</translation>
    </message>
    <message>
        <source>Copied as command</source>
        <translation>已复制为命令</translation>
    </message>
    <message>
        <source>No secret is in it; the .env it reads has them.</source>
        <translation>其中没有密钥；它读取的 .env 中有。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::TextCompareView</name>
    <message>
        <source>Two texts, side by side</source>
        <translation>两份文本，并排显示</translation>
    </message>
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
        <translation>错误</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Requests that still reach %1</source>
        <translation>仍到达 %1 的请求</translation>
    </message>
    <message>
        <source>per 5 s, counted at the router</source>
        <translation>每 5 秒，在路由器处计数</translation>
    </message>
    <message>
        <source>percent of requests answered 5xx, 15 min</source>
        <translation>应答为 5xx 的请求百分比，15 分钟</translation>
    </message>
    <message>
        <source>The router gives no counts now.</source>
        <translation>路由器目前不给出计数。</translation>
    </message>
    <message>
        <source>The router does not count errors per plane.</source>
        <translation>路由器不按平面统计错误。</translation>
    </message>
    <message>
        <source>No request has come since this window was opened.</source>
        <translation>打开此窗口以来没有请求。</translation>
    </message>
    <message>
        <source>router restarted</source>
        <translation>路由器重启</translation>
    </message>
    <message>
        <source>Requests that still reach %1, per 5 s</source>
        <translation>仍到达 %1 的请求，每 5 秒</translation>
    </message>
    <message>
        <source>Errors of %1 and %2, percent</source>
        <translation>%1 和 %2 的错误，百分比</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::UpdateForm</name>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Compose hash</source>
        <translation>compose 哈希</translation>
    </message>
    <message>
        <source>Compose file</source>
        <translation>compose 文件</translation>
    </message>
    <message>
        <source>Give a whole new set as well</source>
        <translation>同时给出全新的变量集合</translation>
    </message>
    <message>
        <source>encrypted on this desk; values that are sealed already cannot be read</source>
        <translation>在本工作台上加密；已封存的值无法读取</translation>
    </message>
    <message>
        <source>What becomes of the names</source>
        <translation>各名称的去向</translation>
    </message>
    <message>
        <source>Compose file of %1</source>
        <translation>%1 的 compose 文件</translation>
    </message>
    <message>
        <source>Variables of %1</source>
        <translation>%1 的变量</translation>
    </message>
    <message>
        <source>what %1 runs, as the cloud says</source>
        <translation>%1 运行的内容（据云端所述）</translation>
    </message>
    <message>
        <source>What the machine has now is not read yet.</source>
        <translation>该机器的现状尚未读取。</translation>
    </message>
    <message>
        <source>There is no compose file yet.</source>
        <translation>尚无 compose 文件。</translation>
    </message>
    <message>
        <source>1 variable would be lost: give it again, or agree to lose it.</source>
        <translation>有 1 个变量会丢失：重新给出它，或同意丢失。</translation>
    </message>
    <message>
        <source>%1 variables would be lost: give them again, or agree to lose them.</source>
        <translation>有 %1 个变量会丢失：重新给出它们，或同意丢失。</translation>
    </message>
    <message>
        <source>No variable is given yet.</source>
        <translation>尚未给出任何变量。</translation>
    </message>
    <message>
        <source>The compose hash is being worked out…</source>
        <translation>正在计算 compose 哈希…</translation>
    </message>
    <message>
        <source>Which variables are sealed is not read yet.</source>
        <translation>封存了哪些变量尚未读取。</translation>
    </message>
    <message>
        <source>None is sealed.</source>
        <translation>没有封存任何变量。</translation>
    </message>
    <message>
        <source>Sealed, and they stay: %1</source>
        <translation>已封存并保留：%1</translation>
    </message>
    <message>
        <source>A machine that runs restarts with it.</source>
        <translation>运行中的机器会以此重启。</translation>
    </message>
    <message>
        <source>Pre-launch script</source>
        <translation>启动前脚本</translation>
    </message>
    <message>
        <source>Choose a pre-launch script</source>
        <translation>选择启动前脚本</translation>
    </message>
    <message>
        <source>Scripts (*.sh);;All files (*)</source>
        <translation>脚本 (*.sh);;所有文件 (*)</translation>
    </message>
    <message>
        <source>What differs from the pre-launch script of %1</source>
        <translation>与 %1 的启动前脚本的差异</translation>
    </message>
    <message>
        <source>runs as root before the containers; an empty one is none</source>
        <translation>在容器启动前以 root 身份运行；留空即没有</translation>
    </message>
    <message>
        <source>%1 has none, as the cloud says</source>
        <translation>云表示 %1 没有</translation>
    </message>
    <message>
        <source>The compose file and the pre-launch script have more than 200 KiB together.</source>
        <translation>compose 文件与启动前脚本合计超过 200 KiB。</translation>
    </message>
    <message>
        <source>Variables may be lost that nobody can name: agree to that first.</source>
        <translation>可能丢失没有人能说出名称的变量：请先同意。</translation>
    </message>
    <message>
        <source>Nothing is changed yet: this is what it runs already.</source>
        <translation>尚无任何更改：它运行的就是这些。</translation>
    </message>
    <message>
        <source>What is sealed stays.</source>
        <translation>已封存的保持不变。</translation>
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
    <name>pilothouse::ui::VariablesBox</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the variable</source>
        <translation>变量的名称</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>the variable</source>
        <translation>该变量</translation>
    </message>
    <message>
        <source>Type it instead</source>
        <translation>改为键入</translation>
    </message>
    <message>
        <source>Take this variable out</source>
        <translation>移除此变量</translation>
    </message>
    <message>
        <source>from %1, not shown</source>
        <translation>取自 %1，不显示</translation>
    </message>
    <message>
        <source>Add variable</source>
        <translation>添加变量</translation>
    </message>
    <message>
        <source>Take from .env…</source>
        <translation>取自 .env…</translation>
    </message>
    <message>
        <source>Choose a file of variables</source>
        <translation>选择变量文件</translation>
    </message>
    <message>
        <source>Variables (*.env .env*);;All files (*)</source>
        <translation>变量 (*.env .env*);;所有文件 (*)</translation>
    </message>
    <message>
        <source>A variable has a value and no name.</source>
        <translation>有一个变量有值而无名称。</translation>
    </message>
    <message>
        <source>%1 is no name of a variable: letters, digits and _, and no digit first.</source>
        <translation>%1 不是变量名称：只能使用字母、数字和 _，且不以数字开头。</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 出现两次。</translation>
    </message>
    <message>
        <source>%1 has no value yet.</source>
        <translation>%1 尚无值。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is larger than the 1 MiB that a machine takes.</source>
        <translation>%1 超过机器所接受的 1 MiB。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::VerifyStep</name>
    <message>
        <source>Checks at the end</source>
        <translation>最后的检查</translation>
    </message>
    <message>
        <source>Every required check passed; some deserve a word</source>
        <translation>所有必需检查均已通过；有几项值得留意</translation>
    </message>
    <message>
        <source>Every check passed</source>
        <translation>所有检查均已通过</translation>
    </message>
    <message>
        <source>A required check did not pass: the cluster is not to be used like this</source>
        <translation>有一项必需检查未通过：集群不得就此使用</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::WatchPanel</name>
    <message>
        <source>Watch the fleet</source>
        <translation>监视机群</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>立即运行</translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation>取消运行</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>知悉</translation>
    </message>
    <message>
        <source>How often all machines are attested</source>
        <translation>所有机器多久证明一次</translation>
    </message>
    <message>
        <source>Alarms of the fleet watch</source>
        <translation>机群监视的告警</translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation>无告警</translation>
    </message>
    <message>
        <source>Why this is known or wanted</source>
        <translation>为何已知或属预期</translation>
    </message>
    <message>
        <source>Note for the record: why this alarm is acknowledged</source>
        <translation>记录备注：为何知悉此告警</translation>
    </message>
    <message>
        <source>Whose verdicts are listed</source>
        <translation>列出谁的判定</translation>
    </message>
    <message>
        <source>All machines</source>
        <translation>所有机器</translation>
    </message>
    <message>
        <source>Verdicts over time</source>
        <translation>历次判定</translation>
    </message>
    <message>
        <source>Verdicts of machines over time, newest first</source>
        <translation>各机器的历次判定，最新在前</translation>
    </message>
    <message>
        <source>No verdict yet</source>
        <translation>尚无判定</translation>
    </message>
    <message>
        <source>The watch keeps every verdict of every machine. Run it now, or turn the schedule on.</source>
        <translation>监视会保存每台机器的每次判定。立即运行，或开启定时。</translation>
    </message>
    <message>
        <source>%1 of %2 machines</source>
        <translation>%1/%2 台机器</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Off while the fleet is not watched.</source>
        <translation>未监视机群时关闭。</translation>
    </message>
    <message>
        <source>Asking machines</source>
        <translation>正在询问机器</translation>
    </message>
    <message>
        <source>Next run in %1</source>
        <translation>%1后运行</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Last try failed: %1</source>
        <translation>上次尝试失败：%1</translation>
    </message>
    <message>
        <source>Last run %1: %2</source>
        <translation>上次运行 %1：%2</translation>
    </message>
    <message>
        <source>No run since this window opened</source>
        <translation>打开此窗口以来未运行</translation>
    </message>
    <message>
        <source>An alarm is raised when a machine is no longer what its last known good verdict says.</source>
        <translation>当机器不再符合其上次良好判定时，发出告警。</translation>
    </message>
    <message>
        <source>A note for the record is needed first.</source>
        <translation>需要先填写记录备注。</translation>
    </message>
    <message numerus="yes">
        <source>%n verdicts</source>
        <translation>
            <numerusform>%n 次判定</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation>保存 %1 次</translation>
    </message>
    <message numerus="yes">
        <source>%n older ones are gone</source>
        <translation>
            <numerusform>%n 次较旧的已删除</numerusform>
        </translation>
    </message>
    <message>
        <source>All machines are attested %1</source>
        <translation>所有机器%1证明一次</translation>
    </message>
    <message>
        <source>The fleet is no longer watched</source>
        <translation>已停止监视机群</translation>
    </message>
    <message>
        <source>The watch could not run</source>
        <translation>监视无法运行</translation>
    </message>
    <message>
        <source>New alarm</source>
        <translation>新告警</translation>
    </message>
    <message>
        <source>%1 new alarms</source>
        <translation>%1 个新告警</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已知悉</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>No machine differs from its last known good verdict.</source>
        <translation>没有机器与其最近已知良好的判定不同。</translation>
    </message>
    <message>
        <source>Never run</source>
        <translation>从未运行</translation>
    </message>
    <message>
        <source>No machine was judged yet, so no alarm can be open.</source>
        <translation>尚未判定任何机器，因此不可能有未解除的告警。</translation>
    </message>
</context>
<context>
    <name>pilothouse::ui::WriteStep</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files that were written</source>
        <translation>写入的文件</translation>
    </message>
    <message>
        <source>Every file was as it should be; nothing was written.</source>
        <translation>每个文件都已符合要求；未写入任何内容。</translation>
    </message>
</context>
</TS>
