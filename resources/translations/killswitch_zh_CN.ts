<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>killswitch</name>
        <message>
            <location filename="../../gui/accountkeeping.py" />
            <source>Go to {mode}</source>
            <translation>转到{mode}</translation>
        </message>
        <message>
            <location filename="../../gui/accountkeeping.py" />
            <source>It is watched as soon as run {run} is over.</source>
            <translation>第 {run} 次执行结束后即监视。</translation>
        </message>
        <message>
            <location filename="../../gui/accountkeeping.py" />
            <source>Stay in the drill</source>
            <translation>留在演练</translation>
        </message>
        <message>
            <location filename="../../gui/accountkeeping.py" />
            <source>{label} is saved. Its real orders are watched in LIVE.</source>
            <translation>{label} 已保存。其真实委托在实盘中监视。</translation>
        </message>
        <message>
            <location filename="../../gui/app.py" />
            <source>The configuration cannot be used. {why}</source>
            <translation>配置无法使用。{why}</translation>
        </message>
        <message>
            <location filename="../../gui/app.py" />
            <source>{mode} could not be opened ({error}).</source>
            <translation>无法打开{mode}（{error}）。</translation>
        </message>
        <message>
            <location filename="../../gui/beside.py" />
            <source>Another window of this program is open and does not answer. This one works on its own.</source>
            <translation>本程序的另一窗口已打开但无响应。此窗口独立运行。</translation>
        </message>
        <message>
            <location filename="../../gui/beside.py" />
            <source>New orders are still being cancelled. The window is in the tray.</source>
            <translation>仍在撤销新委托。窗口在托盘中。</translation>
        </message>
        <message>
            <location filename="../../gui/beside.py" />
            <source>Run {n} is on and goes on. The window is in the tray.</source>
            <translation>第 {n} 次执行仍在进行。窗口已收到托盘。</translation>
        </message>
        <message>
            <location filename="../../gui/choices.py" />
            <source>This installation lacks the translation.</source>
            <translation>此安装缺少翻译文件。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>Give the account a label, okx-main for example.</source>
            <translation>请给账户一个标签，如 okx-main。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>Half pasted? It has {n} characters; {usual} are usual.</source>
            <translation>只粘贴了一半？它有 {n} 个字符，通常为 {usual} 个。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>It holds characters that such keys do not have. Pasted right?</source>
            <translation>它含有此类密钥没有的字符。粘贴对了吗？</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>It holds {what}, which no key has. Paste it again.</source>
            <translation>它含有密钥不会有的{what}。请重新粘贴。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>OKX passphrases have 8 to 32 characters, this one has {n}.</source>
            <translation>OKX 口令为 8 至 32 个字符，此口令有 {n} 个。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>Paste every part of the new key, or leave all empty to keep the stored one.</source>
            <translation>请粘贴新密钥的每一部分，或全部留空以保留已存的。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>Paste the API key.</source>
            <translation>请粘贴 API 密钥。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>Paste the secret. The venue shows it once, when the key is made.</source>
            <translation>请粘贴私钥。交易所仅在创建时显示一次。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>Pasted twice? It has {n} characters; {usual} are usual.</source>
            <translation>粘贴了两次？它有 {n} 个字符，通常为 {usual} 个。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>There is an account {label} already. Choose another label.</source>
            <translation>已有账户 {label}。请另选标签。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>This is a private key file. Use a key of the kind HMAC: its secret is one line.</source>
            <translation>这是私钥文件。请用 HMAC 类密钥：其私钥为一行。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>This is the API key once more. Paste the secret.</source>
            <translation>这仍是 API 密钥。请粘贴私钥。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>This looks like a key of Binance. Choose Binance above.</source>
            <translation>这像是 Binance 的密钥。请在上方选 Binance。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>This looks like a key of OKX. Choose OKX above.</source>
            <translation>这像是 OKX 的密钥。请在上方选 OKX。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>This looks like an API key, not like a secret.</source>
            <translation>这像是 API 密钥，不像私钥。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>Type the passphrase that was chosen when the key was made.</source>
            <translation>请输入创建密钥时所设的口令。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>Use a to z, 0 to 9 and -, at most {n} characters.</source>
            <translation>请用 a 至 z、0 至 9 和 -，最多 {n} 个字符。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_form.py" />
            <source>a space or line break</source>
            <translation>空格或换行</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>0 algo, {n} ordinary open</source>
            <translation>策略 0 笔，普通 {n} 笔未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>0 open</source>
            <translation>0 笔未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>Banned</source>
            <translation>已被封禁</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>Banned, waits {time}</source>
            <translation>被封禁，等待 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>Listing down</source>
            <translation>列表中断</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>Listing down {age}</source>
            <translation>列表中断 {age}</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>No answer to cancels</source>
            <translation>撤单无应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>No listing for {age}</source>
            <translation>{age} 无列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>PC clock {n} s off</source>
            <translation>本机时钟偏差 {n} s</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>Reading…</source>
            <translation>读取中…</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>This computer's clock is {n} s off. We correct for it. Nothing to do now; set the clock later.</source>
            <translation>本机时钟偏差 {n} s，已校正。现在无需操作；请稍后校准时钟。</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>blocked</source>
            <translation>受阻</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>down</source>
            <translation>中断</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>flat</source>
            <translation>已清空</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>list read {time}</source>
            <translation>列表读于 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>list {age} old</source>
            <translation>列表 {age} 前</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>listing {age} seconds old</source>
            <translation>列表 {age} 秒前</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>proven</source>
            <translation>已核实</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>proven {time}</source>
            <translation>{time} 核实</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>rate limit</source>
            <translation>限频</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>reading</source>
            <translation>读取中</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>refused</source>
            <translation>被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>sending</source>
            <translation>发送中</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>silent</source>
            <translation>无响应</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>trying</source>
            <translation>重试中</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>{n} gone by listing</source>
            <translation>列表核实 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>{n} known</source>
            <translation>已知 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>{n} left</source>
            <translation>剩 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>{n} open</source>
            <translation>{n} 笔未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>{n} still open</source>
            <translation>仍未撤 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/account_texts.py" />
            <source>{reason}, waits {time}</source>
            <translation>{reason}，等 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Add account</source>
            <translation>添加账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Demo</source>
            <translation>模拟盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>It is watched from now on.</source>
            <translation>即刻起监视。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Its keys are not stored: they count until the program ends.</source>
            <translation>其密钥未存储：仅在程序退出前有效。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Its keys are still in the key store: it did not answer.</source>
            <translation>其密钥仍在密钥库：密钥库未应答。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Keep it</source>
            <translation>保留</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Keys are kept in the system key store, never in a plain file.</source>
            <translation>密钥存于系统密钥库，不写入明文文件。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Live</source>
            <translation>实盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>New key</source>
            <translation>新密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>New, not saved</source>
            <translation>新建，未保存</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Nothing can be saved: {why}. The file was not touched.</source>
            <translation>无法保存：{why}。文件未改动。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Remove account</source>
            <translation>移除账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Remove {name}? Its orders stay open at the venue; its keys are dropped here.</source>
            <translation>移除 {name}？其委托仍在交易所；此处的密钥将删除。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Run {run} is on. Stop it or wait.</source>
            <translation>第 {run} 次执行中。请停止或等待。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Save again to keep the account without its keys, and set {names} for every start.</source>
            <translation>再次保存将保留账户但不存密钥，每次启动须设置 {names}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Saving…</source>
            <translation>保存中…</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>Testing…</source>
            <translation>测试中…</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>The key store did not keep the keys.</source>
            <translation>密钥库未能保存密钥。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>The key store does not answer; is it locked?</source>
            <translation>密钥库无响应；是否已锁定？</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>The key store failed ({error}).</source>
            <translation>密钥库出错（{error}）。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>The key store is locked.</source>
            <translation>密钥库已锁定。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>This computer has no key store.</source>
            <translation>本机没有密钥库。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>not tested</source>
            <translation>未测试</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>test failed</source>
            <translation>测试失败</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>{label} is removed.</source>
            <translation>{label} 已移除。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>{label} is saved.</source>
            <translation>{label} 已保存。</translation>
        </message>
        <message>
            <location filename="../../gui/models/accounts_texts.py" />
            <source>{name} is set here and wins over the key store.</source>
            <translation>本机设了 {name}，优先于密钥库。</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>New orders are cancelled from now on</source>
            <translation>从现在起撤销新委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>New orders are left alone</source>
            <translation>不再撤销新委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>Run {run} ended. Still open: {orders} orders and {n} position</source>
            <translation>第 {run} 次执行结束。仍有 {orders} 笔委托、{n} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>Run {run} ended. Still open: {orders} orders and {n} positions</source>
            <translation>第 {run} 次执行结束。仍有 {orders} 笔委托、{n} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>Run {run} ended. {n} still open</source>
            <translation>第 {run} 次执行结束，仍未撤 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>Run {run} finished in {time}. {how}</source>
            <translation>第 {run} 次执行用时 {time}。{how}</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>{account} answers again</source>
            <translation>{account} 恢复响应</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>{account} does not answer</source>
            <translation>{account} 无响应</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>{n} new order caught</source>
            <translation>拦截 {n} 笔新委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>{n} new orders caught</source>
            <translation>拦截 {n} 笔新委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>{n} order refused</source>
            <translation>{n} 笔委托被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>{n} orders refused</source>
            <translation>{n} 笔委托被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>{n} position needs you</source>
            <translation>{n} 个持仓待处理</translation>
        </message>
        <message>
            <location filename="../../gui/models/announcements.py" />
            <source>{n} positions need you</source>
            <translation>{n} 个持仓待处理</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source> held {time}</source>
            <translation> 按住 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source> · {n} waiting</source>
            <translation> · {n} 条待写</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>; {venues} is fine</source>
            <translation>；{venues} 正常</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Cancel in the {venue} app</source>
            <translation>请在 {venue} 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Cancel selected</source>
            <translation>撤销所选</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Check this position at {venue}</source>
            <translation>请到 {venue} 核对持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Hold PANIC to cancel from that list, or use the {venue} app.</source>
            <translation>按住紧急撤单即按该列表撤销，或使用 {venue} 应用。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>It fired at {time}, before this start, and nobody acknowledged it: an order or a position may be live.</source>
            <translation>{time} 已触发（本次启动之前），尚无人确认：可能有委托或持仓。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>It fired before our cancel came{said}, so it is a normal order now.</source>
            <translation>撤单到达前已触发{said}，现为普通委托。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>It fired before our cancel came{said}, so it is order {ids} now.</source>
            <translation>撤单到达前已触发{said}，现为委托 {ids}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>It refuses our requests.</source>
            <translation>交易所拒绝我们的请求。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Keep cancelling new orders</source>
            <translation>持续撤销新委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Last write to disk {age} ago</source>
            <translation>{age} 前写盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>No answer. {n} order still open. We keep trying every second; cancel in the {venue} app as well.</source>
            <translation>无应答。仍未撤 {n} 笔。每秒重试；请同时在 {venue} 应用中撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>No answer. {n} orders still open. We keep trying every second; cancel in the {venue} app as well.</source>
            <translation>无应答。仍未撤 {n} 笔。每秒重试；请同时在 {venue} 应用中撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Nothing is cancelled without a hold. Hold PANIC again to cancel them.</source>
            <translation>不按住不会撤单。再次按住紧急撤单即可撤销。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Nothing written to disk yet</source>
            <translation>尚未写盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>PANIC</source>
            <translation>紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Refused after {n} tries: {said}. Still open. Sending again is safe.</source>
            <translation>第 {n} 次仍被拒：{said}。委托仍未撤。可安全重发。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Refused after {n} try: {said}. Still open. Sending again is safe.</source>
            <translation>第 {n} 次被拒：{said}。委托仍未撤。可安全重发。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Retry, then cancel at {venue}</source>
            <translation>先重试，再到 {venue} 撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Run {run} · {kind}{held} at {time} UTC</source>
            <translation>第 {run} 次执行 · {kind} · {time} UTC{held}</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Run {run} · {total} asked · {gone} gone · {k} of {m} positions closed · {open} still open</source>
            <translation>第 {run} 次执行 · 请求 {total} · 撤净 {gone} · 平仓 {k} / {m} · 仍未了 {open}</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Run {run} · {total} asked · {gone} gone · {open} still open</source>
            <translation>第 {run} 次执行 · 请求 {total} 笔 · 撤净 {gone} 笔 · 未撤 {open} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Save the proof before closing</source>
            <translation>关闭前请保存凭证</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>Switch off the bot's key at the venue</source>
            <translation>请在交易所停用机器人的密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>The journal</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>The others are not affected.</source>
            <translation>其余不受影响。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>The {n} others are gone.</source>
            <translation>其余 {n} 笔已撤净。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>The {n} row is from {time}</source>
            <translation>{n} 行来自 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>The {n} row is last known</source>
            <translation>{n} 行为最近已知</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>The {n} rows are from {time}</source>
            <translation>{n} 行来自 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>The {n} rows are last known</source>
            <translation>{n} 行为最近已知</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>all written to disk</source>
            <translation>均已写盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>does not list orders ({why})</source>
            <translation>列不出委托（{why}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>does not take cancels</source>
            <translation>不受理撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>does not take cancels (no answer, {n} tries)</source>
            <translation>不受理撤单（无应答，{n} 次）</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>does not take cancels (no answer, {n} try)</source>
            <translation>不受理撤单（无应答，{n} 次）</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>no reading for {age}</source>
            <translation>{age} 未读到</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>without a word</source>
            <translation>未说明原因</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>{n} new order since PANIC. A bot may still be running.</source>
            <translation>撤单后新增 {n} 笔，可能有机器人仍在运行。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>{n} new orders since PANIC. A bot may still be running.</source>
            <translation>撤单后新增 {n} 笔，可能有机器人仍在运行。</translation>
        </message>
        <message>
            <location filename="../../gui/models/attention_texts.py" />
            <source>{waiting} waiting for the disk</source>
            <translation>{waiting} 条待写盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>No venue timer</source>
            <translation>无交易所计时</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>Should we fall silent, the venue cancels ordinary orders only; algo orders are not promised.</source>
            <translation>若本机失联，交易所只撤普通委托；不保证策略委托。</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>Venue timer not armed</source>
            <translation>交易所计时未启用</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>Venue timer not armed: {names}</source>
            <translation>交易所计时未启用：{names}</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>Venue timer {n} s</source>
            <translation>交易所计时 {n} 秒</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>every ordinary order of the account</source>
            <translation>该账户全部普通委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>venue timer not armed</source>
            <translation>交易所计时未启用</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>venue timer not sure</source>
            <translation>交易所计时不确定</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>venue timer {n} s</source>
            <translation>交易所计时 {n} 秒</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>{timer} · not sure: {names}</source>
            <translation>{timer} · 不确定：{names}</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>{timer} · one not sure</source>
            <translation>{timer} · 有账户不确定</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>{timer} · ordinary orders only</source>
            <translation>{timer} · 仅普通委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/backstop_texts.py" />
            <source>{timer} · ordinary orders only; algo orders not promised</source>
            <translation>{timer} · 仅普通委托，不保证策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>All shown rows</source>
            <translation>所有显示的行</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>How long the last answer took</source>
            <translation>最近一次应答的用时</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>How often the cancel was sent</source>
            <translation>撤单发送次数</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>Not protective</source>
            <translation>非保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>Not ticked</source>
            <translation>未勾选</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>Protective</source>
            <translation>保护</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>Protective: the order only reduces or closes</source>
            <translation>保护单：只减仓或平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>Side unknown</source>
            <translation>方向未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>The venue's code of the last answer, as it came</source>
            <translation>交易所最近应答的代码，原样显示</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>The venue's own words; ours only where it said nothing</source>
            <translation>交易所原话；仅当其未说明时用我们的文字</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>Tick or untick the shown rows</source>
            <translation>勾选或取消所有显示的行</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>Ticked</source>
            <translation>已勾选</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>Time since the order was placed</source>
            <translation>自下单起的时长</translation>
        </message>
        <message>
            <location filename="../../gui/models/cells.py" />
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Binance takes its rights away after 30 days</source>
            <translation>Binance 30 天后收回其权限</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Bound to addresses</source>
            <translation>已绑定地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Bound to no address</source>
            <translation>未绑定地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Can also withdraw money</source>
            <translation>可提币</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Can cancel</source>
            <translation>可撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Can read algo orders</source>
            <translation>可读取策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Cannot cancel</source>
            <translation>不可撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Cannot read {family}</source>
            <translation>读不到 {family}</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Cannot withdraw money</source>
            <translation>不可提币</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Clock differs by {amount}</source>
            <translation>时钟相差 {amount}</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Connection not private</source>
            <translation>连接不私密</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Key and secret accepted</source>
            <translation>密钥与私钥已通过</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Key is for demo trading</source>
            <translation>密钥用于模拟盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Key is for live trading</source>
            <translation>密钥用于实盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Key, secret and passphrase accepted</source>
            <translation>密钥、私钥与口令已通过</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Listings not read</source>
            <translation>列表未读</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Not everything is covered</source>
            <translation>未全部覆盖</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Nothing was sent. Choose Demo trading or use a live key.</source>
            <translation>未发送。请选模拟盘或用实盘密钥。</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Nothing was sent. Choose Live trading or use a demo key.</source>
            <translation>未发送。请选实盘或用模拟盘密钥。</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>OKX knows this key in the region {region}</source>
            <translation>OKX 在区域 {region} 识得此密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>OKX lets it lapse after 14 days without use</source>
            <translation>14 天未用 OKX 会使其失效</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Right to cancel unknown</source>
            <translation>撤单权限未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Sign-in failed</source>
            <translation>登录失败</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Sign-in not proven</source>
            <translation>登录未核实</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>Tested {t}, {k} of {n} fine. Nothing was cancelled.</source>
            <translation>{t} 已测试，{k} / {n} 项正常。未撤任何委托。</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>The venue's clock was not read</source>
            <translation>未读到交易所时钟</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>This address is banned</source>
            <translation>本地址被封禁</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>This is not the venue</source>
            <translation>这不是交易所</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>This key is for demo trading.</source>
            <translation>此密钥用于模拟盘。</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>This key is for live trading.</source>
            <translation>此密钥用于实盘。</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>as it should be</source>
            <translation>应当如此</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>far inside the limit</source>
            <translation>远在限度内</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>give the key the right to trade at the venue</source>
            <translation>请在交易所给密钥交易权限</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>inside the limit</source>
            <translation>在限度内</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>matches the choice above</source>
            <translation>与上方所选一致</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>no order was asked for</source>
            <translation>未请求任何委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>no signed request was answered</source>
            <translation>签名请求均无应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>not needed here. Use a key without it</source>
            <translation>此处不需要，请换用无提币权限的密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>only they can use it, and it does not lapse</source>
            <translation>仅这些地址可用，且不会失效</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>the key has the right to trade</source>
            <translation>密钥有交易权限</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>the region is set now; test again</source>
            <translation>区域已设好；请再测</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>the venue does not tell it here</source>
            <translation>交易所在此不告知</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>we correct for it; set the clock later</source>
            <translation>已校正；请稍后校准时钟</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>{n} open found</source>
            <translation>找到 {n} 笔未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/check_texts.py" />
            <source>{n} open found in {k} of {m} listings</source>
            <translation>在 {k} / {m} 个列表中找到 {n} 笔未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/chip_state.py" />
            <source>STALE {age}</source>
            <translation>旧 {age}</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Account</source>
            <translation>账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Age</source>
            <translation>时长</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Algo id {id}</source>
            <translation>策略委托号 {id}</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Client id {id}</source>
            <translation>自定义号 {id}</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Instrument</source>
            <translation>合约</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Latency</source>
            <translation>延迟</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Order id {id}</source>
            <translation>委托编号 {id}</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Placed by algo order {id}</source>
            <translation>由策略委托 {id} 下单</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Placed {utc} UTC
Here {local}</source>
            <translation>下单 {utc} UTC
本地 {local}</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Protective: it only reduces or closes</source>
            <translation>保护单：只减仓或平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Side</source>
            <translation>方向</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Size</source>
            <translation>数量</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>The venue gave no side</source>
            <translation>交易所未给出方向</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>The venue gave no time</source>
            <translation>交易所未给出时间</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Tries</source>
            <translation>次数</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Trigger / limit</source>
            <translation>触发 / 限价</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Venue</source>
            <translation>交易所</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>Venue message</source>
            <translation>交易所消息</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>last listed {time} UTC</source>
            <translation>最近列出 {time} UTC</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>never listed</source>
            <translation>从未列出</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>new since PANIC</source>
            <translation>撤单后新增</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>proof: {proof}</source>
            <translation>凭证：{proof}</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>sCode</source>
            <translation>sCode</translation>
        </message>
        <message>
            <location filename="../../gui/models/columns.py" />
            <source>{created} ms since 1970</source>
            <translation>自 1970 年起 {created} ms</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>Leaves {positions} with no stop.</source>
            <translation>将使 {positions} 失去止损。</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>PANIC as chosen leaves {position} with no stop.</source>
            <translation>按当前选择，紧急撤单将使 {position} 失去止损。</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>Positions of {accounts} are unknown: stops may be the only protection.</source>
            <translation>{accounts} 的持仓未知：止损可能是唯一保护。</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>last stop of {size}</source>
            <translation>{size} 的最后止损</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>leaves {position}
with no stop</source>
            <translation>{position}
将无止损</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>leaves {position}
with no stop, +{n} and unknown</source>
            <translation>{position}
等 +{n} 将无止损，另有未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>leaves {position}
with no stop, +{n} more</source>
            <translation>{position}
将无止损，另有 {n} 个</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>leaves {position}
with no stop, +{n} more, others unknown</source>
            <translation>{position}
将无止损，另有 {n} 个，其余未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>leaves {position}
with no stop, others unknown</source>
            <translation>{position}
将无止损，其余未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>leaves {position} with no stop</source>
            <translation>{position} 将无止损</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>positions unknown: stops may
be the only protection</source>
            <translation>持仓未知：
止损可能是唯一保护</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>positions unknown: stops may be the only protection</source>
            <translation>持仓未知：止损可能是唯一保护</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>{position}
left with no stop</source>
            <translation>{position}
将无止损</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>{position}
left with no stop, +{n} and unknown</source>
            <translation>{position}
等 +{n} 将无止损，另有未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>{position}
left with no stop, +{n} more</source>
            <translation>{position}
将无止损，另有 {n} 个</translation>
        </message>
        <message>
            <location filename="../../gui/models/consequence_texts.py" />
            <source>{position}
left with no stop, others unknown</source>
            <translation>{position}
将无止损，其余未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/filter.py" />
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="../../gui/models/filter.py" />
            <source>Needs you</source>
            <translation>待处理</translation>
        </message>
        <message>
            <location filename="../../gui/models/filter.py" />
            <source>Selected</source>
            <translation>已选</translation>
        </message>
        <message>
            <location filename="../../gui/models/filter.py" />
            <source>Stale</source>
            <translation>旧数据</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source> (its certificate was issued by {name})</source>
            <translation>（证书由 {name} 签发）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source> {names} {_is} set here and never used by this program: where only a proxy leads out, none gets out.</source>
            <translation> 本机设了 {names}，但本程序从不使用代理：若只能经代理上网，则无法连出。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source> {n} s are left.</source>
            <translation>还剩 {n} s。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>"drill" cannot be configured</source>
            <translation>"drill" 不可配置</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>"{family}" is not a family</source>
            <translation>“{family}”不是类别</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>"{label}" is not a label</source>
            <translation>“{label}”不是标签</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>"{region}" is not a region</source>
            <translation>“{region}”不是区域</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>--config or KILLSWITCH_CONFIG</source>
            <translation>--config 或 KILLSWITCH_CONFIG</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>--data-dir or KILLSWITCH_DATA_DIR</source>
            <translation>--data-dir 或 KILLSWITCH_DATA_DIR</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>; {names} goes on</source>
            <translation>；{names} 正常</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>; {n} s are left</source>
            <translation>；还剩 {n} s</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>A bot places a new order for each of the first {n} cancelled.</source>
            <translation>机器人对最先撤销的 {n} 笔各补下一笔。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>A bot re-places</source>
            <translation>机器人补单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>A few orders refuse, one fires, one is stubborn, two answers are late.</source>
            <translation>少数被拒，一笔触发，一笔难撤，两个应答迟到。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>A proxy on the way asks for a login{http}: this is not {venue}</source>
            <translation>途中的代理要求登录{http}：这不是 {venue}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>A request of ours was not accepted as well-formed ({said})</source>
            <translation>我们的请求格式未被接受（{said}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>AWS, Apr 2025</source>
            <translation>AWS，2025 年 4 月</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Add a line {key} = "…" to the account</source>
            <translation>请在账户中加一行 {key} = "…"</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Add the address to the key's list, or cancel in the {venue} app</source>
            <translation>把本地址加入密钥白名单，或在 {venue} 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Algo order {id} at {account} goes on placing orders: cancel it, too.</source>
            <translation>{account} 的策略委托 {id} 仍在下单：请一并撤销。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>All is well</source>
            <translation>一切正常</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>All orders stay in the run; the next try comes by itself</source>
            <translation>所有委托仍在执行中，会自动重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>All orders stay in the run; we keep trying</source>
            <translation>所有委托仍在执行中，持续重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Allow reading it</source>
            <translation>请允许读取</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>An ordinary day</source>
            <translation>平常的一天</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Another program holds {path}: the journal is in memory only. Cancelling is not affected. Close that program and save the proof before closing.</source>
            <translation>{path} 被其他程序占用：日志仅在内存中，不影响撤单。请关闭该程序，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Ask {venue}; we keep probing slowly</source>
            <translation>请询问 {venue}；我们会缓慢探测</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Begin each account with [[account]]</source>
            <translation>每个账户以 [[account]] 开头</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance answers nothing until {s} s after your cancel.</source>
            <translation>撤单后 {s} 秒内 Binance 毫无应答。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance could not cancel everything of the symbol</source>
            <translation>Binance 未能撤销该合约的全部委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance did not get an answer inside: done or not is unknown</source>
            <translation>Binance 内部未得应答：不知是否已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not accept a parameter: a fault of this program</source>
            <translation>Binance 不接受某参数：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not accept the key</source>
            <translation>Binance 不接受此密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not accept the price</source>
            <translation>Binance 不接受该价格</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not accept the request's time window: a fault of this program</source>
            <translation>Binance 不接受请求的时间窗口：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not accept the signature: is the secret right?</source>
            <translation>Binance 不接受签名：私钥是否正确？</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not allow it for this order now</source>
            <translation>Binance 目前不允许对此委托操作</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not allow it now</source>
            <translation>Binance 目前不允许</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not find the order</source>
            <translation>Binance 找不到该委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not know the order</source>
            <translation>Binance 不识该委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not know the symbol: a fault of this program</source>
            <translation>Binance 不识该合约：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not offer this here</source>
            <translation>Binance 在此不提供</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not offer this in your region</source>
            <translation>Binance 在您的地区不提供</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not offer this symbol in your region</source>
            <translation>Binance 在您所在地区不提供该合约</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not serve the country of this computer's address</source>
            <translation>Binance 不服务本机地址所在国家</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance does not take orders of this symbol now</source>
            <translation>Binance 目前不接受该合约的委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance found nothing or does not allow it</source>
            <translation>Binance 未找到或不允许</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance futures, Aug 2025</source>
            <translation>Binance 合约，2025 年 8 月</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance has banned this computer's address for a while</source>
            <translation>Binance 暂时封禁了本机地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance has locked the key</source>
            <translation>Binance 已锁定密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance has no demo for TWAP and VP: only USDⓈ-M and COIN-M conditional orders are covered here</source>
            <translation>Binance 的 TWAP 与 VP 没有模拟盘：此处仅覆盖 U 本位与币本位条件委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance is liquidating the account</source>
            <translation>Binance 正在强平该账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance lost its own connection</source>
            <translation>Binance 内部连接中断</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance protects itself from load</source>
            <translation>Binance 正在限流自保</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance refuses the time stamp</source>
            <translation>Binance 拒绝时间戳</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance refuses: too many requests</source>
            <translation>Binance 拒绝：请求过多</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance rejected the order</source>
            <translation>Binance 拒绝了该委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance silent</source>
            <translation>Binance 无响应</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance takes limit orders alone</source>
            <translation>Binance 只接受限价单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance takes no market order here</source>
            <translation>Binance 此处不接受市价单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance takes no reduce-only mark here</source>
            <translation>Binance 此处不接受只减仓标记</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance timed out inside: done or not is unknown</source>
            <translation>Binance 内部超时：不知是否已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance told no price to close it at: close it at Binance</source>
            <translation>Binance 未给出平仓价格：请到 Binance 平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's answer does not say what became of this order</source>
            <translation>Binance 的应答未说明该委托的结果</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's answer has not the documented shape</source>
            <translation>Binance 的应答与文档不符</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's answer has not the documented shape ({where}: {what})</source>
            <translation>Binance 的应答与文档不符（{where}：{what}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's app for Android</source>
            <translation>Binance 安卓应用</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's app for Android at {account}</source>
            <translation>{account} 的 Binance 安卓应用</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's app for iOS</source>
            <translation>Binance iOS 应用</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's app for iOS at {account}</source>
            <translation>{account} 的 Binance iOS 应用</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's back end did not answer in time</source>
            <translation>Binance 后端未及时应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's clock lags behind itself: an answer from a store</source>
            <translation>Binance 时钟倒退：应答来自缓存</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's demo trading does not tell what a key may do.</source>
            <translation>Binance 模拟盘不告知密钥权限。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's desktop program</source>
            <translation>Binance 桌面程序</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's desktop program at {account}</source>
            <translation>{account} 的 Binance 桌面程序</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's firewall refuses this computer's address</source>
            <translation>Binance 防火墙拒绝本机地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's web page</source>
            <translation>Binance 网页</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance's web page at {account}</source>
            <translation>{account} 的 Binance 网页</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance, Feb 2018</source>
            <translation>Binance，2018 年 2 月</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance, Mar 2023</source>
            <translation>Binance，2023 年 3 月</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Binance, Oct 2025</source>
            <translation>Binance，2025 年 10 月</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Both venues answer the first requests of a run with their limits.</source>
            <translation>两家交易所对执行的首批请求都返回频率限制。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Both venues down</source>
            <translation>两家交易所均故障</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Both venues fail together for {s} s; some cancels work unseen.</source>
            <translation>两家交易所同时故障 {s} 秒；部分撤单暗中生效。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Cancel in the {venue} app and report this</source>
            <translation>请在 {venue} 应用中撤单，并报告此问题</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Cancel in the {venue} app as well.</source>
            <translation>请同时在 {venue} 应用中撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Cancel in the {venue} app, or from a network that {venue} and the key's address list allow</source>
            <translation>请在 {venue} 应用中撤单，或换用 {venue} 及密钥白名单允许的网络</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Cancel selected reaches no new order: press PANIC, then switch this on.</source>
            <translation>“撤销所选”不涉及新委托：请先按紧急撤单，再开启此项。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Check the hosts and families of {label} in the configuration</source>
            <translation>请检查配置中 {label} 的 hosts 与 families</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Check the key, its secret and its passphrase, or cancel in the {venue} app</source>
            <translation>请检查密钥、私钥与口令，或在 {venue} 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Check the network or switch to a phone hotspot; we keep trying</source>
            <translation>请检查网络或改用手机热点；我们持续重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Close orders in the way</source>
            <translation>平仓单阻碍</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Cloudflare, Nov 2025</source>
            <translation>Cloudflare，2025 年 11 月</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Disk full: the journal is in memory only. Cancelling is not affected. Free some space and save the proof before closing.</source>
            <translation>磁盘已满：日志仅在内存中，不影响撤单。请腾出空间，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Drill venues</source>
            <translation>练习交易所</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Each venue answers 503 to everything for {s} s from the first cancel, then recovers.</source>
            <translation>自首次撤单起 {s} 秒内两家对一切返回 503，随后恢复。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Error pages</source>
            <translation>错误网页</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Errors; cancelled orders stay listed, new ones are listed late.</source>
            <translation>出错；已撤委托仍列出，新委托迟列。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Every answer is {s} s late.</source>
            <translation>每个应答迟 {s} 秒。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Every cancel works at once.</source>
            <translation>每笔撤单立即生效。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Every third order refuses twice.</source>
            <translation>每三笔有一笔拒绝两次。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Gateways answer the first requests of a run with HTML pages.</source>
            <translation>网关对执行的首批请求返回 HTML 网页。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Give every account its own label</source>
            <translation>请给每个账户不同的标签</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Give the full path</source>
            <translation>请给出完整路径</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Give the key the right to trade, or cancel in the {venue} app</source>
            <translation>请给密钥交易权限，或在 {venue} 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>HTTP {status} from Binance's edge instead of an answer</source>
            <translation>Binance 边缘返回 HTTP {status} 而非应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>HTTP {status} from Binance: done or not is unknown</source>
            <translation>Binance 返回 HTTP {status}：不知是否已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>HTTP {status} from OKX's edge instead of an answer</source>
            <translation>OKX 边缘返回 HTTP {status} 而非应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>HTTP {status} from OKX: done or not is unknown</source>
            <translation>OKX 返回 HTTP {status}：不知是否已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>It is not known whether the fault is on this computer or at {down} ({words}). Try a phone hotspot, and cancel in the {down} app as well.</source>
            <translation>不知故障在本机还是在 {down}（{words}）。请试手机热点，并同时在 {down} 应用中撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Known here: {keys}</source>
            <translation>此处可用：{keys}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Known: {keys}</source>
            <translation>可用：{keys}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Log in to the network or use a phone hotspot; we keep trying</source>
            <translation>请登录该网络或用手机热点；我们持续重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Most cancels get a 503 for {s} s; some of them worked all the same.</source>
            <translation>{s} 秒内多数撤单得到 503，其中部分其实已生效。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>NaN or Infinity is not JSON</source>
            <translation>NaN 或 Infinity 不是 JSON</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Name it once</source>
            <translation>请只写一次</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Name one that exists</source>
            <translation>请指定存在的文件</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Name the configuration file</source>
            <translation>请指定配置文件</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Name the file in it</source>
            <translation>请指定其中的文件</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>No cancel is taken; Binance itself cancels trailing orders; then only cancels work.</source>
            <translation>撤单均不受理；Binance 自行撤销移动止损；随后仅撤单可用。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>No connection to {venue}. Nothing was sent</source>
            <translation>连不上 {venue}。未发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>No key for {label}. {why} Add it there, or set {missing}.</source>
            <translation>{label} 没有密钥。{why}请在那里添加，或设置 {missing}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>No run has said yet what it reaches: press PANIC, then switch this on.</source>
            <translation>尚无执行确定其范围：请先按紧急撤单，再开启此项。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Nothing is sent until the ban ends; cancel in the {venue} app meanwhile</source>
            <translation>封禁结束前不发送；其间请在 {venue} 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Nothing is taken from it; we keep asking</source>
            <translation>不采信其内容，继续询问</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Nothing was sent for {label}</source>
            <translation>{label} 未发送任何请求</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX answers code {code}</source>
            <translation>OKX 返回代码 {code}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX answers with error pages, comes back for {s} s, and goes again.</source>
            <translation>OKX 返回错误网页，恢复 {s} 秒后再次中断。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX calls it a repeated request</source>
            <translation>OKX 称请求重复</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX closes a position as a whole and at the market only: close it in the OKX app</source>
            <translation>OKX 只能整体市价平仓：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX closes options by limit orders only: close it in the OKX app</source>
            <translation>OKX 的期权只能用限价单平仓：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not accept the authorization</source>
            <translation>OKX 不接受授权</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not accept the signature: is the secret right?</source>
            <translation>OKX 不接受签名：私钥是否正确？</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not accept this API key</source>
            <translation>OKX 不接受此 API 密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not allow trading this where the account is registered: close it in the OKX app</source>
            <translation>账户注册地不允许交易此品种：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not know the instrument</source>
            <translation>OKX 不识该合约</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not know the instrument: close it in the OKX app</source>
            <translation>OKX 不识该合约：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not know the order</source>
            <translation>OKX 不识该委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not know the order, or it has stopped already</source>
            <translation>OKX 不识该委托，或它已停止</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not know this API key: expired, revoked, or wrong OKX region?</source>
            <translation>OKX 不识此 API 密钥：过期、撤销，或区域不对？</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not serve this computer's address</source>
            <translation>OKX 不服务本机地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not take a parameter: a fault of this program</source>
            <translation>OKX 不接受某参数：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not take closes now: close positions in the OKX app</source>
            <translation>OKX 目前不接受平仓：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX does not take it from this account: ask OKX support</source>
            <translation>OKX 不受理此账户：请咨询 OKX 客服</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX froze this for a liquidation; it is tried again</source>
            <translation>OKX 因强平冻结，会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX froze this for auto-deleveraging; it is tried again</source>
            <translation>OKX 因自动减仓冻结，会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX froze this for the funding fee; it is tried again</source>
            <translation>OKX 因资金费结算冻结，会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX has barred the account from trading</source>
            <translation>OKX 已禁止该账户交易</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX has blocked the account</source>
            <translation>OKX 已封锁该账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX has frozen the API key</source>
            <translation>OKX 已冻结 API 密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX has had this close before</source>
            <translation>OKX 已收到过此平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX has stopped trading in this; it is tried again</source>
            <translation>OKX 已暂停其交易；会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX has switched this endpoint off: cancel in the OKX app</source>
            <translation>OKX 已停用此接口：请在 OKX 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX has this switched off for now: cancel in the OKX app</source>
            <translation>OKX 暂停此功能：请在 OKX 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX holds no such position</source>
            <translation>OKX 无此持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX is already cancelling it</source>
            <translation>OKX 正在撤销</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX is already stopping it</source>
            <translation>OKX 正在停止</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX is busy</source>
            <translation>OKX 繁忙</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX is closing positions at the market already</source>
            <translation>OKX 正在市价平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX is locked by a mass cancel</source>
            <translation>OKX 正在批量撤单，暂被锁定</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX is temporarily unavailable</source>
            <translation>OKX 暂时不可用</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX knows this key in the region {region}, not in {other_region}</source>
            <translation>OKX 在区域 {region} 识得此密钥，而非 {other_region}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX listing down</source>
            <translation>OKX 列表中断</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX lists nothing until {s} s after your cancel; its cancels work.</source>
            <translation>撤单后 {s} 秒内 OKX 列不出委托；撤单可用。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX refuses the time stamp</source>
            <translation>OKX 拒绝时间戳</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX risk control has stopped the account</source>
            <translation>OKX 风控已停用该账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX settles this contract now; it is tried again</source>
            <translation>OKX 正在交割该合约；会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX speaks of a position, not of an order</source>
            <translation>OKX 所说为持仓而非委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX timed out inside: done or not is unknown</source>
            <translation>OKX 内部超时：不知是否已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX upgrades this engine</source>
            <translation>OKX 正在升级此引擎</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX wants balance and open orders looked at: close it in the OKX app</source>
            <translation>OKX 要求检查余额与挂单：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX wants the identity verified again: log in at OKX</source>
            <translation>OKX 要求重新验证身份：请登录 OKX</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX wants this closed in another currency: close it in the OKX app</source>
            <translation>OKX 要求以其他币种平仓：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's answer contradicts itself about this order</source>
            <translation>OKX 对此委托的应答自相矛盾</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's answer contradicts itself about this position</source>
            <translation>OKX 关于此持仓的应答自相矛盾</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's answer does not say what became of this order</source>
            <translation>OKX 的应答未说明此委托的结果</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's answer has not the documented shape (data: missing)</source>
            <translation>OKX 的应答与文档不符（data：缺失）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's answer has not the documented shape ({where}: {what})</source>
            <translation>OKX 的应答与文档不符（{where}：{what}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's clock cannot be read ({where}: {what})</source>
            <translation>读不出 OKX 时钟（{where}：{what}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's clock lags behind itself: an answer from a store</source>
            <translation>OKX 时钟倒退：应答来自缓存</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's edge does not serve this computer's address</source>
            <translation>OKX 边缘不服务本机地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's edge refuses: too many requests</source>
            <translation>OKX 边缘拒绝：请求过多</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's pages lead in a circle</source>
            <translation>OKX 的分页循环</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX's timer takes {least} to {most} s, not {n}</source>
            <translation>OKX 计时须为 {least} 至 {most} 秒，而非 {n}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>OKX, Dec 2022</source>
            <translation>OKX，2022 年 12 月</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Orders at {account} bear no sign: stop whatever uses an API key of this account.</source>
            <translation>{account} 的委托没有标记：请停止所有使用该账户 API 密钥的程序。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Partial refusals</source>
            <translation>部分被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Put it in quotes: {key} = "…"</source>
            <translation>请加引号：{key} = "…"</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Rate-limit storm</source>
            <translation>限频风暴</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Resting orders hold each position; closes go by half or late, two lose their answers.</source>
            <translation>挂单占用每个持仓；平仓只成一半或迟到，两次应答丢失。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Run</source>
            <translation>执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Run the command again, it is safe; cancel in the {venue} app as well</source>
            <translation>可安全地再次运行命令；请同时在 {venue} 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Save the file as UTF-8</source>
            <translation>请将文件存为 UTF-8</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Sending again is safe and goes on</source>
            <translation>可安全重发，正在继续</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Sending again is safe and goes on; cancel in the {venue} app as well</source>
            <translation>可安全重发，正在继续；请同时在 {venue} 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Set the account's region, or make a new key</source>
            <translation>请设置账户区域，或新建密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Silence for {s} s, then only some cancels are taken, then all is back.</source>
            <translation>静默 {s} 秒，随后仅受理部分撤单，最后恢复。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Slow answers</source>
            <translation>应答缓慢</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Somebody places orders by hand: {words}. Stop there, or switch this off.</source>
            <translation>有人手动下单：{words}。请停止，或关闭此项。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Something at {venue}'s address sends elsewhere instead of answering{http}: this is not {venue}</source>
            <translation>{venue} 地址处的设备转向别处而不应答{http}：这不是 {venue}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Stop the bot that places them: {words}.</source>
            <translation>请停止下单的机器人：{words}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Switch to a phone hotspot; sending starts by itself</source>
            <translation>请改用手机热点；会自动开始发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Switch to another network, a phone hotspot for example, and run the command again</source>
            <translation>请换网络（如手机热点），再次运行命令</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Take it out: credentials go into the environment or the system key store, never into this file</source>
            <translation>请删去：凭据放入环境变量或系统密钥库，绝不写入此文件</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Take out everything before the @</source>
            <translation>请删去 @ 之前的内容</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Take out the path and what follows it</source>
            <translation>请删去路径及其后的内容</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Take the backstop out, or watch one of {families}</source>
            <translation>请去掉 backstop，或监看其中之一：{families}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Take the family out</source>
            <translation>请删去该类别</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Take the region out</source>
            <translation>请删去区域</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The connection is {what}. Use another network</source>
            <translation>连接{what}。请换网络</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The connection to {venue} is {words}. Nothing was sent</source>
            <translation>与 {venue} 的连接：{words}。未发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The disk does not answer: the journal is in memory only. Cancelling is not affected. Check the disk and save the proof before closing.</source>
            <translation>磁盘无响应：日志仅在内存中，不影响撤单。请检查磁盘，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The fault is at {down}, not on this computer ({words}){rest}. For those orders, cancel in the {down} app as well.</source>
            <translation>故障在 {down}，不在本机（{words}）{rest}。这些委托请同时在 {down} 应用中撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The fault is most likely on this computer or its network: {down} fail in the same way ({words}). Check firewall and VPN, or switch to a phone hotspot.</source>
            <translation>故障很可能在本机或其网络：{down} 以同样方式失败（{words}）。请检查防火墙与 VPN，或改用手机热点。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The fault is on the way: the address of {down} cannot be looked up from this network{rest}. To reach it, switch to a phone hotspot; cancel in the {down} app as well.</source>
            <translation>故障在途中：此网络查不到 {down} 的地址{rest}。请改用手机热点，并同时在 {down} 应用中撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The fault is on the way: the connection to {down} is not private{issuer}. Nothing is sent there. Use another network, a phone hotspot for example{rest}.</source>
            <translation>故障在途中：与 {down} 的连接不私密{issuer}。不向其发送。请换网络，如手机热点{rest}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The fault is on the way: what answers at the address of {down} is not {down} ({words}). Log in to this network with a browser, or use a phone hotspot{rest}.</source>
            <translation>故障在途中：{down} 地址处应答的不是 {down}（{words}）。请用浏览器登录此网络，或用手机热点{rest}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The fault is on this computer or its network: no address can be looked up ({down}). Check network and VPN, or switch to a phone hotspot.</source>
            <translation>故障在本机或其网络：查不到任何地址（{down}）。请检查网络与 VPN，或改用手机热点。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The fault is on this computer: it has no network. To go on, switch to a phone hotspot.</source>
            <translation>故障在本机：没有网络。请改用手机热点继续。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The journal is closed: the journal is in memory only. Cancelling is not affected. Restart the program to write again.</source>
            <translation>日志已关闭：日志仅在内存中，不影响撤单。重启程序可恢复写入。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The journal is on disk again; what waited in memory is being written.</source>
            <translation>日志已恢复写盘；内存中积压的正在写入。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The journal was damaged: it is kept as {file}</source>
            <translation>日志已损坏：保留为 {file}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The journal's file was removed or replaced: the rest goes into the one there now.</source>
            <translation>日志文件被移走或替换：其余写入现有文件。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key is bound to addresses.</source>
            <translation>密钥已绑定地址。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key is bound to addresses: check that this computer is on the list.</source>
            <translation>密钥已绑定地址：请确认本机在白名单中。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key is bound to no address: Binance takes rights away from such keys after 30 days. Bind it to this computer's address.</source>
            <translation>密钥未绑定地址：Binance 会在 30 天后收回此类密钥的权限。请绑定本机地址。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key is bound to no address: OKX lets a trade key without one lapse after 14 days without use. Bind it, or keep this program checking.</source>
            <translation>密钥未绑定地址：OKX 交易密钥 14 天未用即失效。请绑定，或让本程序持续检查。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key lacks the right to trade {rights}: such cancels fail.</source>
            <translation>密钥缺少 {rights} 交易权限：此类撤单会失败。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key may cancel orders.</source>
            <translation>密钥可撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key may move money out: use one without that right here.</source>
            <translation>密钥可转出资金：请换用无此权限的密钥。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key may not move money out.</source>
            <translation>密钥不可转出资金。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key may not read orders: nothing can be listed.</source>
            <translation>密钥不可读取委托：无法列出。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key may not trade: OKX will refuse every cancel.</source>
            <translation>密钥无交易权限：OKX 将拒绝所有撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key may not withdraw money.</source>
            <translation>密钥不可提币。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key may read orders.</source>
            <translation>密钥可读取委托。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The key may withdraw money: use one without that right here.</source>
            <translation>密钥可提币：请换用无提币权限的密钥。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The last mode and the settings are not kept ({error}). Nothing else is affected.</source>
            <translation>未能保存模式与设置（{error}）。其他不受影响。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The last mode and the settings could not be read (not an object): starting as the first time.</source>
            <translation>读不出上次模式与设置（不是对象）：按首次启动。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The last mode and the settings could not be read ({error}): starting as the first time.</source>
            <translation>读不出上次模式与设置（{error}）：按首次启动。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The secure connection to {venue} was cut while it was made. Nothing was sent</source>
            <translation>与 {venue} 的安全连接在建立时被切断。未发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The system key store has no credentials for it.</source>
            <translation>系统密钥库中没有它的凭据。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The system key store lacks {names} (service {service}).</source>
            <translation>系统密钥库缺少 {names}（服务 {service}）。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The system key store {why}.</source>
            <translation>系统密钥库{why}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The venue does not tell here whether this key may cancel</source>
            <translation>交易所在此不告知密钥可否撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The venue itself ({what}) at {account}: nothing of yours places these, look at the margin of {account}.</source>
            <translation>{account} 由交易所自身下单（{what}）：并非您的程序所为，请查看 {account} 的保证金。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>The venue was not reached</source>
            <translation>未连到交易所</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>This computer</source>
            <translation>本机</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>This computer cannot look up {venue}'s address. Nothing was sent</source>
            <translation>本机查不到 {venue} 的地址。未发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>This computer has no network. Nothing was sent yet</source>
            <translation>本机没有网络。尚未发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>This computer's clock is {n} s off. We correct for it; set the clock later</source>
            <translation>本机时钟偏差 {n} s。已校正；请稍后校准</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>This key belongs to the other environment ({said}). Nothing was done</source>
            <translation>此密钥属于另一环境（{said}）。未执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>This key is for {kind} trading. Nothing was sent. Choose {kind} trading, or use another key</source>
            <translation>此密钥用于 {kind}。未发送。请选 {kind}，或换密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>This network asks for a login in a browser first{http}: this is not {venue}</source>
            <translation>此网络要求先在浏览器登录{http}：这不是 {venue}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>This program</source>
            <translation>本程序</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>USD-margined futures are off for {s} s, the rest of Binance answers.</source>
            <translation>U 本位合约停用 {s} 秒，Binance 其余正常。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Use a live key for live trading and a demo key for demo trading</source>
            <translation>实盘请用实盘密钥，模拟盘请用模拟盘密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Use a to z, 0 to 9 and -, at most {n} characters</source>
            <translation>请用 a 至 z、0 至 9 和 -，最多 {n} 个字符</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Use another network, a phone hotspot for example</source>
            <translation>请换网络，如手机热点</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Use another network, a phone hotspot for example; we keep trying</source>
            <translation>请换网络，如手机热点；我们持续重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Use https; http goes to a loopback address only</source>
            <translation>请用 https；http 仅限本机回环地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>We correct for the clock; set this computer's clock later</source>
            <translation>已校正时钟；请稍后校准本机时钟</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>We keep trying every second; cancel in the {venue} app as well</source>
            <translation>每秒重试；请同时在 {venue} 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>We keep trying; cancel in the {venue} app as well</source>
            <translation>持续重试；请同时在 {venue} 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>What answers here is not the venue. Log in to this network with a browser, or use a phone hotspot</source>
            <translation>此处应答的不是交易所。请用浏览器登录此网络，或用手机热点</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>What it reached in an earlier start cannot be read: release it, press PANIC, then switch it on.</source>
            <translation>无法读取上次启动时的范围：请先解除，按紧急撤单，再开启。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Where</source>
            <translation>位置</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Write "live" or "demo"; the drill is built in and needs no account here</source>
            <translation>请写 "live" 或 "demo"；演练是内置的，无需账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Write [account.hosts] and the addresses below it</source>
            <translation>请写 [account.hosts]，其下写地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Write backstop = true, or take it out</source>
            <translation>请写 backstop = true，或将其去掉</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Write hold_ms = 700</source>
            <translation>请写 hold_ms = 700</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Write it as TOML; the README shows an example</source>
            <translation>请按 TOML 书写；README 有示例</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Write it as https://host or https://host:port</source>
            <translation>请写作 https://host 或 https://host:port</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>Write {key} = ["…"], or take it out for the default</source>
            <translation>请写 {key} = ["…"]，或删去以用默认值</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a close without a quantity: a fault of this program</source>
            <translation>平仓缺少数量：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a closing order takes no quantity</source>
            <translation>平仓委托不带数量</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a closing order takes no reduce-only mark</source>
            <translation>平仓委托不带只减仓标记</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a code that this program does not know</source>
            <translation>本程序不识的代码</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a demo key used live, or a live key used in demo trading</source>
            <translation>模拟密钥用于实盘，或实盘密钥用于模拟盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a key stands twice in one object</source>
            <translation>同一对象中键重复</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a lead trader's positions are closed through copy trading: close it in the OKX app</source>
            <translation>带单持仓须经跟单平仓：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a number beyond all reason</source>
            <translation>数值荒谬</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a parameter holds half a character and cannot be sent as it is</source>
            <translation>参数含残缺字符，无法原样发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a parameter is empty: a fault of this program</source>
            <translation>参数为空：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a part is longer than the whole</source>
            <translation>部分长于整体</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a part of this program stopped while the cancel was under way</source>
            <translation>撤单途中本程序某部分停止</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a part of this program stopped while the close was under way</source>
            <translation>平仓途中本程序某部分停止</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a position cannot be read ({why})</source>
            <translation>有持仓无法读取（{why}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a proxy on the way asks for a login</source>
            <translation>途中的代理要求登录</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a reduce-only order was refused</source>
            <translation>只减仓委托被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a reduce-only order was refused: resting close orders hold the position</source>
            <translation>只减仓单被拒：挂着的平仓单占用了持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a reduce-only order was refused: resting orders stand against it</source>
            <translation>只减仓单被拒：与挂单冲突</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a request for the timer got no answer and may still arrive</source>
            <translation>计时请求未获应答，可能稍后到达</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a row cannot be read ({what})</source>
            <translation>有一行读不出（{what}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a row cannot be read ({where}: {what})</source>
            <translation>有一行读不出（{where}：{what}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>a web page instead of data</source>
            <translation>返回网页而非数据</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>accepted, but still listed</source>
            <translation>已受理，但仍在列表中</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>account is not a list of tables</source>
            <translation>account 不是表的列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>ahead of</source>
            <translation>快</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>algo order {id} at {account}</source>
            <translation>{account} 的策略委托 {id}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>all orders, then positions</source>
            <translation>全部委托，然后持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>already cancelled</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>already completed</source>
            <translation>已完成</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>already filled or cancelled before our cancel</source>
            <translation>撤单前已成交或已撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>an address of {key} {what}</source>
            <translation>{key} 的一个地址{what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>an earlier start left it on · it does nothing until it is resumed</source>
            <translation>上次启动时未关闭 · 恢复前不起作用</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>an earlier start left the venue's timer on</source>
            <translation>上次启动时交易所计时未关闭</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>an integer is too long</source>
            <translation>整数过长</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>an order of the same account stood in the book against it</source>
            <translation>同账户的挂单与之对立</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>another close</source>
            <translation>另一次平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>another instrument</source>
            <translation>另一合约</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>another order</source>
            <translation>另一委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>another position</source>
            <translation>另一持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>another timer</source>
            <translation>另一计时</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>answer broke off</source>
            <translation>应答中断</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>answers completely</source>
            <translation>应答完整</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>automatic deleveraging</source>
            <translation>自动减仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>backstop is not true or false</source>
            <translation>backstop 不是 true 或 false</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>bad JSON: a fault of this program</source>
            <translation>JSON 有误：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>balance is not sufficient</source>
            <translation>余额不足</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>begins with a byte order mark</source>
            <translation>以字节序标记开头</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>behind</source>
            <translation>慢</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>below zero</source>
            <translation>小于零</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>cancelled</source>
            <translation>已撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>cancelled by another hand</source>
            <translation>被他人撤销</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>cancelled, by our cancel or another hand</source>
            <translation>已撤销，由我方或他人</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>cancelled, by our close or another hand</source>
            <translation>已撤销，由我方平仓或他人</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>cannot be asked</source>
            <translation>无法询问</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>cannot be used ({error})</source>
            <translation>无法使用（{error}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>cannot look up the venue's address</source>
            <translation>查不到交易所地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>cannot look up {host}</source>
            <translation>查不到 {host}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>closed by another hand or the venue</source>
            <translation>由他人或交易所平掉</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>closed, by our close or another hand</source>
            <translation>已平掉：由我方或他人</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>connection cut</source>
            <translation>连接被切断</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>connection is not private</source>
            <translation>连接不私密</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>counted as open</source>
            <translation>计为未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>counted as open, being checked</source>
            <translation>计为未撤，核查中</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>did not answer within {s} s; is it locked?</source>
            <translation>{s} 秒内未应答；是否已锁定？</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>empty body: a fault of this program</source>
            <translation>请求体为空：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>ended by the venue</source>
            <translation>由交易所结束</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>every connection of this kind is busy</source>
            <translation>此类连接均繁忙</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>every venue</source>
            <translation>全部交易所</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>every venue is heard again</source>
            <translation>全部交易所恢复响应</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>filled, cancelled or unknown: OKX does not say which</source>
            <translation>已成交、已撤或不存在：OKX 未说明</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>for a while</source>
            <translation>一段时间</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>half a character</source>
            <translation>残缺字符</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>held until its position is closed</source>
            <translation>保留至其持仓平掉</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>hold_ms is not a whole number from {bounds}</source>
            <translation>hold_ms 不是 {bounds} 的整数</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>holds a space or a control character</source>
            <translation>含空格或控制字符</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>holds a user name or a password</source>
            <translation>含用户名或密码</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>holds more than scheme, host and port</source>
            <translation>除协议、主机与端口外还有内容</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>hosts has no "{service}" at {venue}</source>
            <translation>{venue} 的 hosts 没有“{service}”</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>hosts is not a table</source>
            <translation>hosts 不是表</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>incomplete</source>
            <translation>不完整</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>is http to another computer</source>
            <translation>以 http 连往另一台电脑</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>is long now: another hand turned it</source>
            <translation>现为多头：被他人反转</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>is not an address</source>
            <translation>不是地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>is not an https address</source>
            <translation>不是 https 地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>is short now: another hand turned it</source>
            <translation>现为空头：被他人反转</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>is trusted, and nothing stands in the way</source>
            <translation>可信，且无阻隔</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it cannot be read ({why})</source>
            <translation>读不出（{why}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it fired: a normal order or a position may be live</source>
            <translation>已触发：可能有普通委托或持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it fired: order {ids} may be live</source>
            <translation>已触发：委托 {ids} 可能生效</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it has triggered</source>
            <translation>已触发</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it holds a number or a nesting beyond all bounds</source>
            <translation>含超出界限的数字或嵌套</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it is a folder, not a file</source>
            <translation>它是文件夹，不是文件</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it is larger than 1 MiB</source>
            <translation>它大于 1 MiB</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it is not TOML</source>
            <translation>它不是 TOML</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it is not UTF-8 text</source>
            <translation>它不是 UTF-8 文本</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it is not a path</source>
            <translation>它不是路径</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>it was filled: a position may be open</source>
            <translation>已成交：可能有持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>its margin mode is not known: close it in the OKX app</source>
            <translation>保证金模式未知：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>its row names no symbol: cancel it at Binance</source>
            <translation>其记录没有合约名：请到 Binance 撤销</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>its size cannot be read: close it at Binance</source>
            <translation>数量无法读取：请到 Binance 平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>its size or its direction cannot be read: close it in the OKX app</source>
            <translation>数量或方向无法读取：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>keeps cancelling new orders · {what}</source>
            <translation>持续撤销新委托 · {what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>less is free to close than asked</source>
            <translation>可平数量少于所请求</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>less than the smallest amount that OKX trades</source>
            <translation>少于 OKX 的最小交易数量</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>limit-ioc</source>
            <translation>限价 IOC</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>liquidation</source>
            <translation>强平</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>listed again after it had ended</source>
            <translation>结束后又被列出</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>listings: {what}</source>
            <translation>列表：{what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>looking up {host} takes too long</source>
            <translation>查询 {host} 过久</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>malformed stamp: a fault of this program</source>
            <translation>时间戳格式有误：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>market</source>
            <translation>市价</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>more rows than there are</source>
            <translation>行数多于总数</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>more than can be closed at this moment; it is tried again</source>
            <translation>超过此刻可平数量；会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>more than {n} pages</source>
            <translation>超过 {n} 页</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>nested too deep</source>
            <translation>嵌套过深</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no answer from {host} within {s} s</source>
            <translation>{host} 在 {s} 秒内无应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no balance is free for this close: close it in the OKX app</source>
            <translation>没有可用余额平仓：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no cancelling in this phase of the auction</source>
            <translation>竞价此阶段不可撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no code</source>
            <translation>无代码</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no connection</source>
            <translation>无连接</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no connection to {host}</source>
            <translation>连不上 {host}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no connection to {host} in time</source>
            <translation>未及时连上 {host}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no key in the request: a fault of this program</source>
            <translation>请求中无密钥：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no market orders in this phase of the auction; it is tried again</source>
            <translation>此竞价阶段不接受市价单；会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no multiple of the smallest amount that OKX trades</source>
            <translation>不是 OKX 最小交易数量的整数倍</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no network on this computer</source>
            <translation>本机无网络</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no order id: a fault of this program</source>
            <translation>无委托号：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no passphrase in the request: a fault of this program</source>
            <translation>请求中无口令：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no pending orders</source>
            <translation>没有挂单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no price in the market; it is tried again</source>
            <translation>市场无报价；会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no reason given</source>
            <translation>未给出原因</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no room under {limit}</source>
            <translation>{limit} 已无余量</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no sign of its own at {account}</source>
            <translation>{account} 上无标记</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no signature in the request: a fault of this program</source>
            <translation>请求中无签名：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no stamp in the request: a fault of this program</source>
            <translation>请求中无时间戳：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>no text</source>
            <translation>无文字</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>nobody in the book takes the order</source>
            <translation>盘口无人成交</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>nobody in the book takes the order at its price</source>
            <translation>盘口无人以该价成交</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>nobody offers to take it; it is tried again</source>
            <translation>无对手盘；会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not JSON</source>
            <translation>不是 JSON</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not UTF-8</source>
            <translation>不是 UTF-8</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not a count</source>
            <translation>不是计数</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not a known side</source>
            <translation>方向不识</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not a known status</source>
            <translation>状态不识</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not a list</source>
            <translation>不是列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not a number</source>
            <translation>不是数字</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not a path</source>
            <translation>不是路径</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not a status</source>
            <translation>不是状态</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not a symbol</source>
            <translation>不是合约名</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not a time in milliseconds</source>
            <translation>不是毫秒时间</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not among the latest {n} orders of the history</source>
            <translation>不在最近 {n} 笔历史中</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not an id</source>
            <translation>不是编号</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not an object</source>
            <translation>不是对象</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not cancelled</source>
            <translation>未撤销</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not enough balance for this close: close it in the OKX app</source>
            <translation>余额不足以平仓：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not every page came within {s} s</source>
            <translation>{s} 秒内未取齐各页</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not flat</source>
            <translation>未清空</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not in listing {when}</source>
            <translation>{when} 列表中已无</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not in the complete listings of {first} and {last}</source>
            <translation>{first} 与 {last} 的完整列表中均无</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not in the history</source>
            <translation>不在历史中</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not in the listing; nothing was sent</source>
            <translation>不在列表中；未发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not of OKX's own under this status</source>
            <translation>此状态下并非 OKX 自己的应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not offered in demo trading</source>
            <translation>模拟盘不提供</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not one row</source>
            <translation>不是一行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not part of the request that was sent</source>
            <translation>不属于所发请求</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not private: the certificate of {host} is not trusted</source>
            <translation>不私密：{host} 的证书不可信</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not private: the certificate of {host} is not trusted ({reason})</source>
            <translation>不私密：{host} 的证书不可信（{reason}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not text</source>
            <translation>不是文本</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not the documented success</source>
            <translation>不是文档所述的成功</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not the time that was asked for</source>
            <translation>不是所请求的时间</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not traded yet</source>
            <translation>尚未开始交易</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not true or false</source>
            <translation>不是真或假</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not what was asked for</source>
            <translation>与所请求的不符</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>not {venue}: {words} (HTTP {status})</source>
            <translation>不是 {venue}：{words}（HTTP {status}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>nothing held in the complete readings of {first} and {last}</source>
            <translation>{first} 与 {last} 的完整读取中均无持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>nothing is held</source>
            <translation>无持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>nothing is known of the venue's timer: {why}</source>
            <translation>交易所计时情况不明：{why}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>of an order that was rejected</source>
            <translation>属于被拒的委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>one of two parameters is missing: a fault of this program</source>
            <translation>两参数缺一：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>one part failed ({name}{place}); PANIC is not affected</source>
            <translation>某部分出错（{name}{place}）；不影响紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>one part stopped ({name}: {error}) and is started again; PANIC is not affected</source>
            <translation>某部分停止（{name}：{error}），正在重启；不影响紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>one part stopped ({name}: {error}) and is told again; PANIC is not affected</source>
            <translation>某部分停止（{name}：{error}），会再次通知；不影响紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>open again after it was proven closed</source>
            <translation>核实平仓后又出现</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>open orders to close it are in the way</source>
            <translation>有挂着的平仓单阻碍</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>open when the run ended</source>
            <translation>执行结束时仍持有</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>orderId: one id in {one} and in {other}</source>
            <translation>orderId：同一编号见于 {one} 与 {other}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>ordinary orders only; algo orders not promised</source>
            <translation>仅普通委托；不保证策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>panic</source>
            <translation>紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>prefix "{sign}" at {account}</source>
            <translation>{account} 的前缀“{sign}”</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>protective orders stay</source>
            <translation>保留保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>readings: {what}</source>
            <translation>读取：{what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>rehearsal: {what} · {rest}</source>
            <translation>演习：{what} · {rest}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>released by Stop sending</source>
            <translation>因停止发送而解除</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>released · {n} caught</source>
            <translation>已解除 · 拦截 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>run {run} began · {n} {_orders} caught by the latch</source>
            <translation>第 {run} 次执行开始 · 续撤拦截 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>run {run} began · {what} · {rest}</source>
            <translation>第 {run} 次执行开始 · {what} · {rest}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>run {run} ended after {s} s · {what} · {n} gone, {m} still open · {k} of {all} positions closed</source>
            <translation>第 {run} 次执行用时 {s} 秒 · {what} · 撤净 {n}，仍未撤 {m} · 已平 {k} / {all} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>run {run} ended after {time} s · {what}</source>
            <translation>第 {run} 次执行结束，用时 {time} s · {what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>run {run} was cut off while it closed positions; they are read afresh, nothing is sent again</source>
            <translation>第 {run} 次执行在平仓时中断；重新读取持仓，不再发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>run {run} was cut off; being checked</source>
            <translation>第 {run} 次执行中断；核查中</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>run {run} was cut off; being read, nothing is sent again</source>
            <translation>第 {run} 次执行中断；读取中，不再发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>run {run} was cut off; its orders without proof are UNKNOWN until they are checked; nothing is re-sent</source>
            <translation>第 {run} 次执行中断；未核实的委托在核查前为未知；不重发</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>secure connection cut</source>
            <translation>安全连接被切断</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>selected</source>
            <translation>所选</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>sends elsewhere, which is never followed</source>
            <translation>转向别处，从不跟随</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>settlement</source>
            <translation>交割</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>size unknown</source>
            <translation>数量未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>something at {host} answered, but not in HTTP</source>
            <translation>{host} 处有应答，但不是 HTTP</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>something at {host} spoke before it was asked: not the venue</source>
            <translation>{host} 处未问先答：不是交易所</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>something unclear</source>
            <translation>不明内容</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>status: {evidence}</source>
            <translation>状态：{evidence}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>stays, since its position is not proven closed</source>
            <translation>保留，因其持仓未核实平掉</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>still listed</source>
            <translation>仍在列表中</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>still open after our close</source>
            <translation>我方平仓后仍持有</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>still open; sending was stopped</source>
            <translation>仍未撤；已停止发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>symbol: not a symbol</source>
            <translation>symbol：不是合约</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>system error at OKX: done or not is unknown</source>
            <translation>OKX 系统错误：不知是否已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>tag "{sign}" at {account}</source>
            <translation>{account} 的标签“{sign}”</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>taken back</source>
            <translation>已收回</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the account is in its cooling-off time</source>
            <translation>账户处于冷静期</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the account is not active</source>
            <translation>账户未激活</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the account is restricted by the quantitative rules</source>
            <translation>账户受量化规则限制</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the account may not mass-cancel</source>
            <translation>账户不可批量撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the account may not use this endpoint</source>
            <translation>账户不可用此接口</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the account takes reduce-only orders alone</source>
            <translation>账户只接受只减仓单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the account's mode does not allow it: close it in the OKX app</source>
            <translation>账户模式不允许：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the account's order limit is used up, perhaps by other programs</source>
            <translation>账户下单额度已用尽，可能被其他程序占用</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the account's state does not allow it: look at OKX</source>
            <translation>账户状态不允许：请到 OKX 查看</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the algo id is not valid, or the order has completed</source>
            <translation>策略委托号无效，或委托已完成</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the answer names another order</source>
            <translation>应答所指为另一委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the answer of {host} broke off</source>
            <translation>{host} 的应答中断</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the answer of {host} is longer than {n} MiB</source>
            <translation>{host} 的应答超过 {n} MiB</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the balance is not sufficient</source>
            <translation>余额不足</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the book is too far from the mark price</source>
            <translation>盘口偏离标记价过远</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the book is too far from the mark price for a market order</source>
            <translation>盘口离标记价太远，不能用市价单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the client id is used already</source>
            <translation>自定义号已被使用</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the client id of the close is not one that Binance takes: a fault of this program</source>
            <translation>Binance 不接受平仓的客户编号：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the connection to the venue is closed: the program is ending</source>
            <translation>与交易所的连接已关闭：程序正在退出</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the contract has expired: close it in the OKX app</source>
            <translation>合约已到期：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the duration is too short</source>
            <translation>时长过短</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the exchange with {host} failed ({error})</source>
            <translation>与 {host} 的通信失败（{error}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the key "{key}" is not known</source>
            <translation>不识的键“{key}”</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the key belongs to another OKX region</source>
            <translation>密钥属于 OKX 另一区域</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the key has not the form of a Binance key</source>
            <translation>密钥格式不是 Binance 密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the key is for another service</source>
            <translation>密钥用于另一服务</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the key is for {kind} trading</source>
            <translation>密钥用于 {kind}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the key is not allowed to do this</source>
            <translation>密钥无此权限</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the key may not trade</source>
            <translation>密钥无交易权限</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the key must be bound to addresses for this</source>
            <translation>此操作要求密钥绑定地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the label "{label}" is used on line {line} already</source>
            <translation>标签“{label}”已在第 {line} 行使用</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the list does not hold as many rows as it says</source>
            <translation>列表行数与其所称不符</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the margin is not sufficient</source>
            <translation>保证金不足</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the notional is out of range</source>
            <translation>名义金额超出范围</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the notional is too small</source>
            <translation>名义金额过小</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the number has more digits than Binance takes</source>
            <translation>数字位数超过 Binance 所允许</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the order found nothing in the book within reach of the mark price</source>
            <translation>标记价附近盘口无对手盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the order is in a speed bump</source>
            <translation>委托处于减速带</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the order is triggering right now</source>
            <translation>委托正在触发</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the order was cancelled before it traded</source>
            <translation>委托成交前被撤销</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the order would trigger at once</source>
            <translation>委托会立即触发</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the position is beyond what the leverage allows</source>
            <translation>持仓超过杠杆所允许</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the position mode cannot change</source>
            <translation>持仓模式不可更改</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the position mode is another one: read again</source>
            <translation>持仓模式不同：重新读取</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the position owes nothing that a close could pay back: close it in the OKX app</source>
            <translation>该持仓无可偿还的负债：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the position side does not match</source>
            <translation>持仓方向不符</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the price has moved too far from the mark price</source>
            <translation>价格已偏离标记价太远</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the price is outside OKX's limits now; it is tried again</source>
            <translation>价格目前超出 OKX 限制；会重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the quantitative rules let reduce-only orders pass alone</source>
            <translation>量化规则只允许只减仓单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the quantity does not fit the steps of the symbol</source>
            <translation>数量不合该合约的步长</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the quantity is too large</source>
            <translation>数量过大</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the quantity is too large for one order</source>
            <translation>数量超过单笔上限</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the quantity is too small</source>
            <translation>数量太小</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the reading of positions did not end in time</source>
            <translation>读取持仓未按时结束</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the request came too late to the matching engine</source>
            <translation>请求到达撮合引擎过迟</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the secure connection to {host} could not be set up</source>
            <translation>无法与 {host} 建立安全连接</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the stop order is triggering right now</source>
            <translation>止损委托正在触发</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the symbol is being settled</source>
            <translation>该合约正在交割</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the symbol is closed</source>
            <translation>该合约已关闭</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the timer's request had no turn in time</source>
            <translation>计时请求未能按时发出</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the total size is too large</source>
            <translation>总量过大</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the total size is too small</source>
            <translation>总量过小</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the venue asked for a pause; nothing of this kind leaves before its end</source>
            <translation>交易所要求暂停；结束前不发此类请求</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the venue itself ({what}) at {account}</source>
            <translation>{account} 上交易所自身（{what}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the venue says that its timer is off</source>
            <translation>交易所称计时已关闭</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the venue's firewall turns this address away; only a cancel probes now and then</source>
            <translation>交易所防火墙拒绝本地址；仅偶尔以撤单探测</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the venue's timer could not be switched off and is over: it may have cancelled ordinary orders</source>
            <translation>交易所计时未能关闭且已到时：可能已撤普通委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the venue's timer is switched off</source>
            <translation>交易所计时已关闭</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>the whole</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>there is no such file</source>
            <translation>没有此文件</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>there is no timer that cancels by itself for the families of this account</source>
            <translation>此账户的类别没有自动撤单的计时</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>these types did not answer: {types}</source>
            <translation>这些类型未应答：{types}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>thin order book</source>
            <translation>盘口过薄</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this account does not watch its market</source>
            <translation>此账户不监看其市场</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this address is banned</source>
            <translation>本地址被封禁</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this address is banned for a while; nothing leaves before the end</source>
            <translation>本地址暂被封禁；结束前不发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this cancel endpoint is gone at OKX: cancel in the OKX app</source>
            <translation>OKX 已无此撤单接口：请在 OKX 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this close has arrived before</source>
            <translation>此平仓已到达过</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this computer has no network</source>
            <translation>本机没有网络</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this computer slept for {s} s, or its clock was set ahead</source>
            <translation>本机休眠了 {s} 秒，或时钟被拨快</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this computer's address is not in the key's list</source>
            <translation>本机地址不在密钥白名单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this computer's clock is {s} s {way} {venue}'s · corrected for, set it later</source>
            <translation>本机时钟比 {venue} {way} {s} 秒 · 已校正，请稍后校准</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this computer's clock was set back by {s} s</source>
            <translation>本机时钟被拨慢 {s} 秒</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this endpoint does not take this order</source>
            <translation>此接口不受理该委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this network asks for a login in a browser first</source>
            <translation>此网络要求先在浏览器登录</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this program stood still for {s} s</source>
            <translation>本程序停滞了 {s} 秒</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this service has ended at Binance</source>
            <translation>Binance 已终止此服务</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this type cannot be cancelled here: cancel in the OKX app</source>
            <translation>此类型不能在此撤销：请在 OKX 应用中撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this version no longer fits Binance: nothing at this address</source>
            <translation>本版本已不适用 Binance：此地址无服务</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this version no longer fits Binance: other endpoint for this type</source>
            <translation>本版本已不适用 Binance：此类型换了接口</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>this version no longer fits Binance: the endpoint is gone</source>
            <translation>本版本已不适用 Binance：接口已取消</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>timed out, or already triggered: OKX uses one code for both</source>
            <translation>超时或已触发：OKX 用同一代码</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too frequent operations, perhaps by other programs too</source>
            <translation>操作过频，也可能来自其他程序</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too large for one close at the market: close it in the OKX app</source>
            <translation>数量过大，无法一次市价平仓：请在 OKX 应用中平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too long</source>
            <translation>过长</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too many closes</source>
            <translation>平仓过多</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too many of a parameter: a fault of this program</source>
            <translation>参数过多：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too many open algo orders</source>
            <translation>未撤策略委托过多</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too many open orders</source>
            <translation>挂单过多</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too many orders in one request: a fault of this program</source>
            <translation>单次请求委托过多：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too many orders in the window</source>
            <translation>时间窗口内委托过多</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too many requests</source>
            <translation>请求过多</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>too many stop orders</source>
            <translation>止损委托过多</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>two of one order</source>
            <translation>同一委托出现两次</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>two parameters contradict each other: a fault of this program</source>
            <translation>两参数矛盾：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>two parameters exclude each other: a fault of this program</source>
            <translation>两参数互斥：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>two rows of {instrument}</source>
            <translation>{instrument} 有两行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>unknown error at Binance: done or not is unknown</source>
            <translation>Binance 未知错误：不知是否已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>until {time} UTC</source>
            <translation>至 {time} UTC</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>venue says {evidence}</source>
            <translation>交易所称 {evidence}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>venue says {evidence}, but still lists it</source>
            <translation>交易所称 {evidence}，但仍列出</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>waits for {n} opening {_orders} of {instrument}</source>
            <translation>等待 {instrument} 的 {n} 笔开仓委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>whole</source>
            <translation>整体</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>whole position</source>
            <translation>全部仓位</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>within {n} s of the venue's</source>
            <translation>与交易所相差 {n} s 以内</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>wrong content type: a fault of this program</source>
            <translation>内容类型有误：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>wrong key, address or rights, or a block for a while</source>
            <translation>密钥、地址或权限有误，或暂被封锁</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>wrong method: a fault of this program</source>
            <translation>方法有误：本程序的错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>wrong passphrase</source>
            <translation>口令错误</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{amount} is too small for Binance to close</source>
            <translation>{amount} 太小，Binance 无法平掉</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{amount} is too small for Binance to close: the least is {least}</source>
            <translation>{amount} 太小，Binance 无法平掉：最少 {least}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{family} is named twice</source>
            <translation>{family} 写了两次</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{family} is not a family of {venue}</source>
            <translation>{family} 不是 {venue} 的类别</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{family}listing failed: {why} · the {n} rows stay as last seen</source>
            <translation>{family}列表读取失败：{why} · {n} 行保持最近所见</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{family}listing read{_again} · {n} open algo {_orders} · {took}</source>
            <translation>{family}列表已读 · 未撤策略委托 {n} 笔 · {took}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{folder} cannot be written to: the journal is in memory only. Cancelling is not affected. Allow writing there and save the proof before closing.</source>
            <translation>{folder} 不可写：日志仅在内存中，不影响撤单。请允许写入，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{host} closed the connection without an answer</source>
            <translation>{host} 未应答即关闭连接</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{host} refuses the connection</source>
            <translation>{host} 拒绝连接</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{kept}, a new one was begun with {n} rows of it.</source>
            <translation>{kept}，已用其中 {n} 行新建。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{key} "{value}" is not known</source>
            <translation>不识的 {key}“{value}”</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{key} is missing</source>
            <translation>缺少 {key}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{key} is not a list of texts with at least one in it</source>
            <translation>{key} 不是至少一项的文本列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{key} is not text</source>
            <translation>{key} 不是文本</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{names} {_hold} a character that no key has (a line break?). Paste the value again.</source>
            <translation>{names} 含密钥不会有的字符（换行？）。请重新粘贴。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{names} {_is} set, but {missing} {_are} not.</source>
            <translation>已设 {names}，但未设 {missing}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{n} caught · {words}</source>
            <translation>拦截 {n} 笔 · {words}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{n} lines for people were not kept on disk; orders and answers were.</source>
            <translation>{n} 行供人阅读的日志未存盘；委托与应答均已存。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{n} rows of the journal could not be read and were skipped.</source>
            <translation>日志有 {n} 行读不出，已跳过。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{n} selected</source>
            <translation>所选 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{n} {_orders} caught by the latch</source>
            <translation>续撤拦截 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{n} {_orders} proven gone → GONE</source>
            <translation>{n} 笔已核实不再存在 → 已撤净</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{order} {kind} had ended and is listed again · counted as open · {why}</source>
            <translation>{order} {kind} 结束后又被列出 · 计为未撤 · {why}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{order} {kind} has fired: acknowledged</source>
            <translation>{order} {kind} 已触发：已知晓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{path} cannot be opened: the journal is in memory only. Cancelling is not affected. Choose another data folder and save the proof before closing.</source>
            <translation>{path} 打不开：日志仅在内存中，不影响撤单。请另选数据文件夹，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{path} cannot be written ({kind}): the journal is in memory only. Cancelling is not affected. Check the disk and save the proof before closing.</source>
            <translation>{path} 写不进（{kind}）：日志仅在内存中，不影响撤单。请检查磁盘，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{path} is damaged and cannot be set aside: the journal is in memory only. Cancelling is not affected. Move it away and save the proof before closing.</source>
            <translation>{path} 已损坏且无法移开：日志仅在内存中，不影响撤单。请把它移走，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{path} is no journal of this program: the journal is in memory only. Cancelling is not affected. Choose another data folder and save the proof before closing.</source>
            <translation>{path} 不是本程序的日志：日志仅在内存中，不影响撤单。请另选数据文件夹，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{path} was removed or replaced: the journal is in memory only. Cancelling is not affected. Leave it in place and save the proof before closing.</source>
            <translation>{path} 被移走或替换：日志仅在内存中，不影响撤单。请勿移动它，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{path} was written by a newer version: the journal is in memory only. Cancelling is not affected. Use that version and save the proof before closing.</source>
            <translation>{path} 由更新的版本写成：日志仅在内存中，不影响撤单。请用该版本，并在关闭前保存凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{percent} % of position</source>
            <translation>仓位的 {percent} %</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · close sent · {way} of {what}</source>
            <translation>{position} · 已发平仓 · {way} {what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · close: clock {what}</source>
            <translation>{position} · 平仓：时间戳被拒 {what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · close: orders-in-the-way {what}</source>
            <translation>{position} · 平仓：有挂单阻碍 {what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · close: price-band {what}</source>
            <translation>{position} · 平仓：价格受限 {what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · close: unknown {what} · counted as open, being read</source>
            <translation>{position} · 平仓：不知是否执行 {what} · 计为持有，读取中</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · close: {what}</source>
            <translation>{position} · 平仓：{what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · close: {what} · counted as open, being read</source>
            <translation>{position} · 平仓：{what} · 计为持有，读取中</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · open again after it was proven closed · counted as open</source>
            <translation>{position} · 核实平仓后又出现 · 计为持有</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · proven closed → CLOSED</source>
            <translation>{position} · 已核实平仓 → 已平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} · proven closed → CLOSED · {what}</source>
            <translation>{position} · 已核实平仓 → 已平仓 · {what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} → LEFT {what}</source>
            <translation>{position} → 余量 {what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{position} → REFUSED {what}</source>
            <translation>{position} → 被拒 {what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{request}: a header holds a character that cannot be sent</source>
            <translation>{request}：请求头含无法发送的字符</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{request}: the address cannot be sent as it is written</source>
            <translation>{request}：地址无法原样发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{request}: the address holds a character that cannot be sent</source>
            <translation>{request}：地址含无法发送的字符</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{request}: {host} is neither https nor on this computer</source>
            <translation>{request}：{host} 既非 https 也不在本机</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{status}, {n} of {m} filled</source>
            <translation>{status}，已成交 {n} / {m}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} accepts key and secret</source>
            <translation>{venue} 接受密钥与私钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} accepts key, secret and passphrase</source>
            <translation>{venue} 接受密钥、私钥与口令</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} answered something that cannot be read with certainty ({words})</source>
            <translation>{venue} 的应答无法确切读出（{words}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} answered {said}</source>
            <translation>{venue} 应答 {said}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} asked us to slow down ({code})</source>
            <translation>{venue} 要求放慢（{code}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} cancels by itself {s} s after our last word</source>
            <translation>失联 {s} 秒后 {venue} 自行撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} cut the connection before it answered</source>
            <translation>{venue} 在应答前切断连接</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} cut the connection before it answered. What was asked may still have been done</source>
            <translation>{venue} 在应答前切断连接。所请求的可能已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} does not accept this computer's address for this key ({said})</source>
            <translation>{venue} 不接受此密钥从本机地址使用（{said}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} does not know this key here ({said}): it was revoked, it expired, or it belongs to another region</source>
            <translation>{venue} 在此不识该密钥（{said}）：已撤销、已过期，或属于另一区域</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} does not offer this at this address{http}. It is not known whether orders are open</source>
            <translation>{venue} 在此地址不提供{http}。不知是否有未撤委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} does not work at the moment{http}</source>
            <translation>{venue} 目前不可用{http}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} gave no answer in time</source>
            <translation>{venue} 未及时应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} gave no answer in time. What was asked may still have been done</source>
            <translation>{venue} 未及时应答。所请求的可能已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} has banned this address {until} ({code})</source>
            <translation>{venue} 已封禁本地址 {until}（{code}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} has banned this address{rest}. Nothing is sent there until then</source>
            <translation>{venue} 已封禁本地址{rest}。此前不向其发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} has frozen this account or is acting on it ({said})</source>
            <translation>{venue} 已冻结或正在处置此账户（{said}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} has no demo for TWAP/VP ({family})</source>
            <translation>{venue} 的 TWAP/VP 没有模拟盘（{family}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} has no regions</source>
            <translation>{venue} 没有区域</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} has switched this off or does not take it here ({said})</source>
            <translation>{venue} 已停用或在此不受理（{said}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} is busy ({said})</source>
            <translation>{venue} 繁忙（{said}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} offers {families} here</source>
            <translation>{venue} 在此提供 {families}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} refused our time stamp ({code})</source>
            <translation>{venue} 拒绝我们的时间戳（{code}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} refuses this key ({said}). No request from {label} can work</source>
            <translation>{venue} 拒绝此密钥（{said}）。{label} 的请求均无效</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue} says that this key lacks a right ({said})</source>
            <translation>{venue} 称此密钥缺权限（{said}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue}'s answer broke off</source>
            <translation>{venue} 的应答中断</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue}'s answer broke off. What was asked may still have been done</source>
            <translation>{venue} 的应答中断。所请求的可能已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue}'s firewall refuses this address{http}</source>
            <translation>{venue} 防火墙拒绝本地址{http}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{venue}'s outer servers answered with a web page instead of data{http}</source>
            <translation>{venue} 外层服务器返回网页而非数据{http}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{what} until {time}: nothing of it leaves before</source>
            <translation>{what}至 {time}：此前不发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{where}, line {line}</source>
            <translation>{where}，第 {line} 行</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{words} Set all of them.</source>
            <translation>{words}请全部设置。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{words} · clocks and listings are read again</source>
            <translation>{words} · 重新读取时钟与列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{words} · not in listing {when}</source>
            <translation>{words} · {when} 列表中已无</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{words} · venue says {evidence}</source>
            <translation>{words} · 交易所称 {evidence}</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{words} · {gone} gone, {open} still open</source>
            <translation>{words} · 撤净 {gone} 笔，仍未撤 {open} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{words}, issued by {issuer}</source>
            <translation>{words}，由 {issuer} 签发</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_sources.py" />
            <source>{words}: write region = "{region}" for {label}.</source>
            <translation>{words}：请为 {label} 写 region = "{region}"。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_texts.py" />
            <source> and </source>
            <translation> 和 </translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_texts.py" />
            <source>{happened}. {to_do}.</source>
            <translation>{happened}。{to_do}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_texts.py" />
            <source>{sentence}.</source>
            <translation>{sentence}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/floor_texts.py" />
            <source>{where}: {what}. {do}</source>
            <translation>{where}：{what}。{do}</translation>
        </message>
        <message>
            <location filename="../../gui/models/grouping.py" />
            <source>By account</source>
            <translation>按账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/grouping.py" />
            <source>By instrument</source>
            <translation>按合约</translation>
        </message>
        <message>
            <location filename="../../gui/models/grouping.py" />
            <source>No groups</source>
            <translation>不分组</translation>
        </message>
        <message>
            <location filename="../../gui/models/grouping.py" />
            <source>{n} order</source>
            <translation>{n} 笔委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/grouping.py" />
            <source>{n} orders</source>
            <translation>{n} 笔委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/grouping.py" />
            <source>{n} ticked</source>
            <translation>已勾选 {n}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>(empty)</source>
            <translation>（空）</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Asked for its status</source>
            <translation>已查询其状态</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Family {word}</source>
            <translation>类别 {word}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Last answer took {time}</source>
            <translation>最近应答用时 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Listing that lacks it</source>
            <translation>不含它的列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>No answer</source>
            <translation>无应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>No whole answer, HTTP {status}</source>
            <translation>应答不完整，HTTP {status}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Nothing was sent for it yet.</source>
            <translation>尚未对它发送。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Ordinary order</source>
            <translation>普通委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Placed {time}</source>
            <translation>下单 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Position side {word}</source>
            <translation>持仓方向 {word}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Received, HTTP {status}</source>
            <translation>收到，HTTP {status}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Sent, try {n}</source>
            <translation>已发，第 {n} 次</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Sent, try {n} of {m}</source>
            <translation>已发，第 {n} 次，共 {m} 次</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Tag {word}</source>
            <translation>标签 {word}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>The request is under way; it is shown with its answer.</source>
            <translation>请求进行中；有应答后显示。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Venue's kind {word}</source>
            <translation>交易所类型 {word}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>Venue's state {word}</source>
            <translation>交易所状态 {word}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>What happened (UTC)</source>
            <translation>经过（UTC）</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>What was sent is not in memory any more; the journal on disk has it.</source>
            <translation>所发内容已不在内存；磁盘日志中有。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>key and signature hidden</source>
            <translation>密钥与签名已隐藏</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>key, sign and passphrase hidden</source>
            <translation>密钥、签名与口令已隐藏</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>no usable answer</source>
            <translation>无有效应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>not protective</source>
            <translation>非保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>placed {age} ago</source>
            <translation>{age} 前下单</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>protective</source>
            <translation>保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>{n} tries</source>
            <translation>{n} 次</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>{n} try</source>
            <translation>{n} 次</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>{venue} {account} · algo id {id}</source>
            <translation>{venue} {account} · 策略委托号 {id}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>{venue} {account} · order id {id}</source>
            <translation>{venue} {account} · 委托编号 {id}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_texts.py" />
            <source>{what}: nothing was sent</source>
            <translation>{what}：未发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>
Sent {time} UTC</source>
            <translation>
发送 {time} UTC</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Accepted by {venue}</source>
            <translation>{venue} 已受理</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Answer: {said}</source>
            <translation>应答：{said}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Asked for by its id; no listing showed it</source>
            <translation>按编号查询；列表中未见</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Cancel selected, run {run}: in line</source>
            <translation>撤销所选，第 {run} 次执行：排队</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Cancel sent, try {n}</source>
            <translation>撤单已发，第 {n} 次</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Caught by the latch, run {run}: in line</source>
            <translation>续撤拦截，第 {run} 次执行：排队</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>First seen in a listing</source>
            <translation>首次见于列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Gone, proven: {evidence}</source>
            <translation>已撤净，已核实：{evidence}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>HTTP {status}</source>
            <translation>HTTP {status}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>It fired</source>
            <translation>已触发</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>It fired: order {orders}</source>
            <translation>已触发：委托 {orders}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Listing read: not in it</source>
            <translation>读列表：其中没有</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Listing read: not in it, again</source>
            <translation>读列表：仍没有</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Listing read: still open</source>
            <translation>读列表：仍未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>No usable answer</source>
            <translation>无有效应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>PANIC held {time}, run {run}: in line</source>
            <translation>按住紧急撤单 {time}，第 {run} 次执行：排队</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>PANIC, run {run}: in line</source>
            <translation>紧急撤单，第 {run} 次执行：排队</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Retry, run {run}: in line</source>
            <translation>重试，第 {run} 次执行：排队</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Try {n} was not sent: {why}</source>
            <translation>第 {n} 次未发送：{why}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>Try {n}: {said}</source>
            <translation>第 {n} 次：{said}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>sent {time}</source>
            <translation>{time} 发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>{ms} ms since 1970</source>
            <translation>自 1970 年起 {ms} ms</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>{sent}: {why}</source>
            <translation>{sent}：{why}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>{utc} UTC
Here {here}</source>
            <translation>{utc} UTC
本地 {here}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_timeline.py" />
            <source>{venue} asked for it: {why}</source>
            <translation>{venue} 的要求：{why}</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>A cancel of the algo order does nothing any more; the others are not affected.</source>
            <translation>再撤此策略委托已无作用；其余不受影响。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>A cancel was sent once; none is under way now.</source>
            <translation>已发送一次撤单；目前没有进行中的。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>A cancel was sent {n} times; none is under way now.</source>
            <translation>已发送 {n} 次撤单；目前没有进行中的。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Cancel it in the {venue} app as well.</source>
            <translation>请同时在 {venue} 应用中撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Cancelling it from here is safe: {how}. Or use the {venue} app.</source>
            <translation>可从此处安全撤销：{how}。或使用 {venue} 应用。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Check this position at {venue}.</source>
            <translation>请到 {venue} 核对持仓。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Gone, proven at {time}: {who}; {how}.</source>
            <translation>已撤净，{time} 核实：{who}；{how}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Gone.</source>
            <translation>已撤净。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>In line to be cancelled; nothing was sent for it yet.</source>
            <translation>排队待撤；尚未发送。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>It counts as open until that is proven. Sending again is safe.</source>
            <translation>在核实前计为未撤。可安全重发。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>It counts as open until {venue} says how it ended.</source>
            <translation>在 {venue} 说明结果前计为未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>It is gone once {venue} says that it ended, or two new listings lack it.</source>
            <translation>当 {venue} 称其已结束，或两次新列表均无它，即为撤净。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>It is in line again.</source>
            <translation>已重新排队。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>It is not in the listing; nobody here cancelled it.</source>
            <translation>不在列表中；本机无人撤销它。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>It may have worked already; sending again is safe.</source>
            <translation>可能已生效；可安全重发。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>It stays in line and counts as open.</source>
            <translation>继续排队，计为未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Last seen open at {time}, {age} ago. It counts as open.</source>
            <translation>最近见于 {time}，{age} 前。计为未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Last seen open at {time}. It counts as open.</source>
            <translation>最近见于 {time}。计为未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>New since PANIC; a bot may still be running.</source>
            <translation>撤单后新增；可能有机器人仍在运行。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>No cancel was sent for it.</source>
            <translation>未对它发送撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>No listing has shown it yet. It counts as open.</source>
            <translation>尚无列表显示它。计为未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>No listing has shown this order yet. Nothing is sent for it until one does.</source>
            <translation>尚无列表显示此委托。显示前不对它发送。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>No usable answer to the cancel ({why}). It may have worked.</source>
            <translation>撤单无有效应答（{why}）。可能已生效。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>No usable answer to the cancel. It may have worked.</source>
            <translation>撤单无有效应答。可能已生效。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Not in the listing of {time}; nobody here cancelled it.</source>
            <translation>{time} 列表中已无；本机无人撤销它。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do.</source>
            <translation>无需操作。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do. A cancel touches no position.</source>
            <translation>无需操作。撤单不动持仓。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do: it goes out by itself.</source>
            <translation>无需操作：会自动发送。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do: it is being asked for.</source>
            <translation>无需操作：正在查询。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do: it is checked again and again by itself.</source>
            <translation>无需操作：会自动反复核查。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do: its status and the listings are being read.</source>
            <translation>无需操作：正在读取其状态与列表。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do: the listings are being read.</source>
            <translation>无需操作：正在读取列表。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do: the next try goes out in {time}.</source>
            <translation>无需操作：{time} 后重试。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do: the next try goes out now.</source>
            <translation>无需操作：即将重试。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Nothing to do: without an answer it is checked and sent again.</source>
            <translation>无需操作：若无应答会核查并重发。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Open in the listing of {time}.</source>
            <translation>{time} 列表中未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Sending the cancel again is safe, and goes on by itself.</source>
            <translation>可安全重发，会自动继续。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Sending the cancel again is safe.</source>
            <translation>可安全重发。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Still open in the listing of {time}.</source>
            <translation>{time} 列表中仍未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>That is not proven yet; it counts as open. Sending again is safe.</source>
            <translation>尚未核实，计为未撤。可安全重发。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>The cancel has left and has no answer yet.</source>
            <translation>撤单已发出，尚无应答。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>The cancel left at {time} and has no answer yet.</source>
            <translation>撤单于 {time} 发出，尚无应答。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>To cancel it, {how}.</source>
            <translation>如要撤销，请{how}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>Use another network, or cancel it in the {venue} app.</source>
            <translation>请换网络，或在 {venue} 应用中撤单。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>You have acknowledged it.</source>
            <translation>您已确认知晓。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>another hand or a fill ended it before our cancel</source>
            <translation>我方撤单前被他人撤销或已成交</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>hold PANIC, or tick it and cancel</source>
            <translation>按住紧急撤单，或勾选后撤销</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>our cancel ended it</source>
            <translation>由我方撤单结束</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>our cancel or another hand ended it</source>
            <translation>由我方撤单或他人结束</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>the close of its position, or another hand, ended it</source>
            <translation>由其持仓的平仓或他人结束</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>the venue ended it</source>
            <translation>由交易所结束</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>the venue says so itself</source>
            <translation>交易所自己如此说</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>tick it and cancel, or choose All orders and hold PANIC</source>
            <translation>勾选后撤销，或选“全部委托”并按住紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>two complete listings lack it</source>
            <translation>两次完整列表均无它</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>{venue} did not take the cancel ({said}).</source>
            <translation>{venue} 未受理撤单（{said}）。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>{venue} does not list orders now ({why}).</source>
            <translation>{venue} 目前列不出委托（{why}）。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>{venue} has banned this address until {time}; nothing is sent until then.</source>
            <translation>{venue} 封禁本地址至 {time}；此前不发送。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>{venue} refused {tries} ({said}).</source>
            <translation>{venue} 拒绝了 {tries}（{said}）。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>{venue} refused {tries} without a word.</source>
            <translation>{venue} 拒绝了 {tries}，未说明原因。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>{venue} said yes to the cancel. That is no proof yet; it counts as open.</source>
            <translation>{venue} 已受理撤单。尚非凭证，计为未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>{venue} says that it has fired{code}.</source>
            <translation>{venue} 称其已触发{code}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/inspector_truth.py" />
            <source>{venue} says that there is no such order any more{code}.</source>
            <translation>{venue} 称已无此委托{code}。</translation>
        </message>
        <message>
            <location filename="../../gui/models/journal_model.py" />
            <source>{time} local time</source>
            <translation>本地时间 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>, protective orders stay</source>
            <translation>，保留保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>A click releases it.</source>
            <translation>点击即解除。</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>An earlier start left this on; nothing is being cancelled</source>
            <translation>上次启动时未关闭；目前不撤任何委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>Cancelling new orders since {time} · none caught</source>
            <translation>自 {time} 起撤销新委托 · 尚未拦截</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>Keep cancelling</source>
            <translation>持续撤销</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>Latch</source>
            <translation>续撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>Latch waits</source>
            <translation>续撤待定</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>Left on by an earlier start; it does nothing</source>
            <translation>上次启动时未关闭；目前不起作用</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>Left on, does nothing</source>
            <translation>未关闭，不起作用</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>On</source>
            <translation>已开</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>On since {time}</source>
            <translation>自 {time} 起开启</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>On since {time} · none caught</source>
            <translation>自 {time} 起 · 尚未拦截</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>On · none caught</source>
            <translation>已开 · 未拦截</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>Reaches: {scopes}</source>
            <translation>范围：{scopes}</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>What appears in the run's scope is cancelled.</source>
            <translation>执行范围内新出现的委托将被撤销。</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>algo orders</source>
            <translation>策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>all accounts</source>
            <translation>全部账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>all orders</source>
            <translation>全部委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>cancel that algo order</source>
            <translation>撤销该策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>look at the margin</source>
            <translation>查看保证金</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>somebody's hand</source>
            <translation>有人手动</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>stop its programs</source>
            <translation>停止其程序</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>stop that bot</source>
            <translation>停止该机器人</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>{n} caught</source>
            <translation>拦截 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>{n} caught since {time}</source>
            <translation>自 {time} 拦截 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>{n} caught since {time} · source {who}: {stop}</source>
            <translation>自 {time} 拦截 {n} 笔 · 来源 {who}：{stop}</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>{n} caught since {time} · {who}: {stop}</source>
            <translation>自 {time} 拦截 {n} 笔 · {who}：{stop}</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>{n} caught · {who}</source>
            <translation>拦截 {n} 笔 · {who}</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>{n} caught · {who}: {stop}</source>
            <translation>拦截 {n} 笔 · {who}：{stop}</translation>
        </message>
        <message>
            <location filename="../../gui/models/latch_texts.py" />
            <source>{where}: {what}{kept}</source>
            <translation>{where}：{what}{kept}</translation>
        </message>
        <message>
            <location filename="../../gui/models/live_known.py" />
            <source>LIVE</source>
            <translation>实盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/live_known.py" />
            <source>LIVE: none known</source>
            <translation>实盘：无已知委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/live_known.py" />
            <source>LIVE: not read yet</source>
            <translation>实盘：尚未读取</translation>
        </message>
        <message>
            <location filename="../../gui/models/live_known.py" />
            <source>LIVE: {n} known</source>
            <translation>实盘：已知 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/live_known.py" />
            <source>LIVE: {n} known, {age} old</source>
            <translation>实盘：已知 {n} 笔，{age} 前</translation>
        </message>
        <message>
            <location filename="../../gui/models/live_known.py" />
            <source>Last seen {time} UTC. Live orders are not watched in this mode. Go to LIVE</source>
            <translation>最近见于 {time} UTC。此模式不监视实盘委托。转到实盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/live_known.py" />
            <source>Live orders are not watched in this mode. Go to LIVE to list them</source>
            <translation>此模式不监视实盘委托。转到实盘可列出</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>a page instead of an answer</source>
            <translation>返回网页而非应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>a part of this program failed</source>
            <translation>本程序某部分出错</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>an answer of unknown shape</source>
            <translation>应答格式未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>ban until {time}</source>
            <translation>封禁至 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>being checked</source>
            <translation>核查中</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>cancel accepted, waiting for listing</source>
            <translation>已受理，等待列表核实</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>in line to be sent</source>
            <translation>排队待发</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>last seen open {time}</source>
            <translation>最近见于 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>next try in {time}</source>
            <translation>{time} 后重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>next try now</source>
            <translation>即将重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>no answer in time</source>
            <translation>未及时应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>no connection to the venue</source>
            <translation>连不上交易所</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>no network</source>
            <translation>无网络</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>no secure connection to the venue</source>
            <translation>无法建立安全连接</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>not in listing {time}</source>
            <translation>{time} 列表中已无</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>not known whether it was done</source>
            <translation>不知是否已执行</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>not offered from here</source>
            <translation>此地区不提供</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>re-checking</source>
            <translation>重新核查中</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>refused without a word</source>
            <translation>被拒，未说明原因</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>sent again</source>
            <translation>已重发</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>sent, waiting for the answer</source>
            <translation>已发，等待应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>stopped by the venue's firewall</source>
            <translation>被交易所防火墙拦截</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the account is frozen</source>
            <translation>账户已冻结</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the answer broke off</source>
            <translation>应答中断</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the connection was cut</source>
            <translation>连接被切断</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the key belongs to another environment</source>
            <translation>密钥属于另一环境</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the key may not cancel</source>
            <translation>密钥无撤单权限</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the key's secret is missing</source>
            <translation>缺少密钥的私钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the request's time was refused</source>
            <translation>请求时间戳被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the venue does not offer this</source>
            <translation>交易所不提供此项</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the venue is busy</source>
            <translation>交易所繁忙</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the venue is down</source>
            <translation>交易所故障</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the venue makes this address wait</source>
            <translation>交易所要求本地址等待</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the venue refuses this key</source>
            <translation>交易所拒绝此密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the venue says that it fired</source>
            <translation>交易所称已触发</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the venue says that it has ended</source>
            <translation>交易所称已结束</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the venue's address was not found</source>
            <translation>找不到交易所地址</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>the venue's certificate was refused</source>
            <translation>交易所证书未通过</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>this address is not on the key's list</source>
            <translation>本地址不在密钥白名单</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>waiting for listing</source>
            <translation>等待列表核实</translation>
        </message>
        <message>
            <location filename="../../gui/models/messages.py" />
            <source>{time} left</source>
            <translation>剩 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>ACCEPTED</source>
            <translation>已受理</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>BUY</source>
            <translation>买</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Buy</source>
            <translation>买</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Chase</source>
            <translation>追价</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Cond. SL</source>
            <translation>条件止损</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Cond. TP</source>
            <translation>条件止盈</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>FOK</source>
            <translation>FOK</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>GONE</source>
            <translation>已撤净</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>IOC</source>
            <translation>IOC</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Iceberg</source>
            <translation>冰山</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Limit</source>
            <translation>限价</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Market</source>
            <translation>市价</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>OCO</source>
            <translation>OCO</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>OPEN</source>
            <translation>未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Post only</source>
            <translation>只挂单</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>QUEUED</source>
            <translation>排队</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>REJECTED</source>
            <translation>被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>SELL</source>
            <translation>卖</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>SENT</source>
            <translation>已发</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Sell</source>
            <translation>卖</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>TRIGGERED</source>
            <translation>已触发</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>TWAP</source>
            <translation>TWAP</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Trailing</source>
            <translation>移动止损</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>Trigger</source>
            <translation>计划委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>UNKNOWN</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>VP</source>
            <translation>VP</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>algo order</source>
            <translation>策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>ordinary order</source>
            <translation>普通委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/order_words.py" />
            <source>ordinary order, placed by an algo order</source>
            <translation>普通委托，由策略委托下单</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source> ({n} hidden)</source>
            <translation>（{n} 笔被隐藏）</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>0 orders, 0 positions: re-checks</source>
            <translation>0 委托 0 持仓：重新核查</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Add a key, or try a drill</source>
            <translation>添加密钥，或先演练</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Again: {n} + {p} positions</source>
            <translation>再次：{n} 笔 + {p} 持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Again: {n} orders, {p} positions</source>
            <translation>再次：{n} 笔委托，{p} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>All accounts</source>
            <translation>全部账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>All accounts, all {n}</source>
            <translation>全部账户，共 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>All listings {age} old · 0 algo orders</source>
            <translation>列表均为 {age} 前 · 0 笔策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>All listings {age} old · 0 orders</source>
            <translation>列表均为 {age} 前 · 0 笔委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Cancel {n} selected</source>
            <translation>撤销所选 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Cancel {n}, {new} new</source>
            <translation>撤销 {n} 笔，新增 {new} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold again: re-send {n}</source>
            <translation>再次按住：重发 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold again: re-send {n} open</source>
            <translation>再次按住：重发 {n} 笔未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold again: widen to {what}</source>
            <translation>再次按住：扩大到{what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold again: {n} orders, {p} positions</source>
            <translation>再次按住：{n} 笔委托，{p} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel all {n} orders</source>
            <translation>按住撤销全部 {n} 笔委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n}</source>
            <translation>按住撤销 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n} algo order</source>
            <translation>按住撤销 {n} 笔策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n} algo orders</source>
            <translation>按住撤销 {n} 笔策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n} new</source>
            <translation>按住撤销新增 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n} of {m}</source>
            <translation>按住撤销 {m} 笔中的 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n} order</source>
            <translation>按住撤销 {n} 笔委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n} orders</source>
            <translation>按住撤销 {n} 笔委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n} still open</source>
            <translation>按住撤销剩余 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n}, keep {k}</source>
            <translation>按住撤销 {n} 笔，保留 {k} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to cancel {n}, {new} new</source>
            <translation>按住撤销 {n} 笔，新增 {new} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to re-check: 0 algo orders</source>
            <translation>按住重新核查：策略委托 0 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to re-check: 0 known</source>
            <translation>按住重新核查：已知 0 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to re-check: 0 open</source>
            <translation>按住重新核查：0 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to re-check: 0 to cancel</source>
            <translation>按住重新核查：0 笔可撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold to widen to {what}</source>
            <translation>按住扩大到{what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold {seconds} seconds. {accounts}, {protective}</source>
            <translation>按住 {seconds} 秒。{accounts}，{protective}</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold {s} s to FLATTEN</source>
            <translation>按住 {s} 秒清仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold: no account yet</source>
            <translation>按住：尚无账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Hold: sends on reconnect</source>
            <translation>按住：恢复连接即发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Keep holding</source>
            <translation>继续按住</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Lists {age} old</source>
            <translation>列表 {age} 前</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>No answer · {n} known</source>
            <translation>无响应 · 已知 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>No venue answers · {n} last known</source>
            <translation>交易所无响应 · 最近已知 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Not fired. Hold longer</source>
            <translation>未触发，请按久一点</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>PANIC never locks</source>
            <translation>按钮始终可用</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>PANIC never locks during a run</source>
            <translation>执行中按钮始终可用</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>PANIC, {mode}, {what}. {first}</source>
            <translation>紧急撤单，{mode}，{what}。{first}</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Press twice, or hold {seconds} seconds. {accounts}, {protective}</source>
            <translation>按两次，或按住 {seconds} 秒。{accounts}，{protective}</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Re-check: 0 algo orders</source>
            <translation>重新核查：策略委托 0 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Re-send {n} open</source>
            <translation>重发 {n} 笔未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Release or Esc: nothing is sent</source>
            <translation>松开或按 Esc：不会发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Run {run} covers all {n}</source>
            <translation>第 {run} 次执行覆盖全部 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Run {run} covers {n}</source>
            <translation>第 {run} 次执行覆盖 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Run {r} ends {what} so far</source>
            <translation>第 {r} 次执行目前处理{what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>Run {r} goes on: {what}</source>
            <translation>第 {r} 次执行继续：{what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>cancels {n} orders, closes {p} positions</source>
            <translation>撤 {n} 笔委托，平 {p} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>cancels {n}, closes all positions:
they are not all known</source>
            <translation>撤 {n} 笔，平全部持仓：
持仓未全部知悉</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>cancels {n}, closes positions:
not all are known</source>
            <translation>撤 {n} 笔，平持仓：
未全部知悉</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>cancels {n}, closes {p}</source>
            <translation>撤 {n} 笔，平 {p} 个</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>cancels {n}, closes {p} positions</source>
            <translation>撤 {n} 笔，平 {p} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>cancels {n}, keeps {k},
closes {p} positions</source>
            <translation>撤 {n} 笔，保留 {k} 笔，
平 {p} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>includes {n} protective</source>
            <translation>含 {n} 笔保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>keeps {n} protective</source>
            <translation>保留 {n} 笔保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>none protective</source>
            <translation>无保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{k} protective, {n} ordinary stay</source>
            <translation>保护单 {k}、普通 {n} 笔不撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} fired</source>
            <translation>{n} 笔已触发</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} fired: see Needs you</source>
            <translation>{n} 笔已触发：见待处理</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} from lists since {time}</source>
            <translation>{n} 笔来自 {time} 起的列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} from old lists</source>
            <translation>{n} 笔来自旧列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} from the {venue} list of {time}</source>
            <translation>{n} 笔来自 {venue} {time} 的列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} from {venue}, {time}</source>
            <translation>{n} 笔来自 {venue} {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} listing missing</source>
            <translation>缺 {n} 个列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} listings missing</source>
            <translation>缺 {n} 个列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} of {m} listings are missing</source>
            <translation>{m} 个列表中缺 {n} 个</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} of {m} listings is missing</source>
            <translation>{m} 个列表中缺 {n} 个</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} ordinary order stays open</source>
            <translation>{n} 笔普通委托不撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} ordinary orders stay open</source>
            <translation>{n} 笔普通委托不撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} ordinary stay</source>
            <translation>{n} 笔普通不撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{n} protective</source>
            <translation>{n} 笔保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/panic_texts.py" />
            <source>{where} only</source>
            <translation>仅 {where}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Cash</source>
            <translation>现货</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Closes sent: {n}</source>
            <translation>已发平仓：{n} 次</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Cross</source>
            <translation>全仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Entry</source>
            <translation>开仓价</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Entry {entry}, mark {mark}</source>
            <translation>开仓价 {entry}，标记价 {mark}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Hedge mode: the long side</source>
            <translation>双向持仓：多头一侧</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Hedge mode: the short side</source>
            <translation>双向持仓：空头一侧</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>How much is held; the side says which way</source>
            <translation>持有数量；方向另列</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>How often a close was sent</source>
            <translation>平仓发送次数</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Isolated</source>
            <translation>逐仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Margin</source>
            <translation>保证金</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Margin: {mode}</source>
            <translation>保证金：{mode}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Mark</source>
            <translation>标记价</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>No listed order protects it</source>
            <translation>列表中没有委托保护它</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>One-way mode: the sign of the size is its side</source>
            <translation>单向持仓：数量正负即方向</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Protected by {n} listed order</source>
            <translation>受列表中 {n} 笔委托保护</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Protected by {n} listed orders</source>
            <translation>受列表中 {n} 笔委托保护</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Read</source>
            <translation>读取</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Stops</source>
            <translation>止损</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>The orders of this account are not known now</source>
            <translation>目前不知该账户的委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>The result if it were closed at the mark price, as the venue tells it</source>
            <translation>按标记价平仓的盈亏，以交易所所报为准</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>The venue's size could not be read: it counts as open</source>
            <translation>交易所所报数量无法读取：计为持有</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Time since the position was last read</source>
            <translation>距上次读取持仓的时间</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Unrealised</source>
            <translation>未实现盈亏</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Which listed orders protect the position</source>
            <translation>列表中哪些委托保护此持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>Worth {notional}</source>
            <translation>价值 {notional}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>answer took {time}</source>
            <translation>应答用时 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>last read {time} UTC</source>
            <translation>最近读取 {time} UTC</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>no stop</source>
            <translation>无止损</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>sent as {way}</source>
            <translation>方式 {way}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>{n} close sent</source>
            <translation>已发 {n} 次平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>{n} closes sent</source>
            <translation>已发 {n} 次平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>{n} stop</source>
            <translation>{n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_columns.py" />
            <source>{n} stops</source>
            <translation>{n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_needs.py" />
            <source> (worth about {n})</source>
            <translation>（约值 {n}）</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_needs.py" />
            <source>Clear it at {venue}, or leave it</source>
            <translation>到 {venue} 处理，或留着</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_needs.py" />
            <source>Close it at {venue}</source>
            <translation>请到 {venue} 平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_needs.py" />
            <source>No close was sent: {said}. {stays}</source>
            <translation>未发送平仓：{said}。{stays}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_needs.py" />
            <source>Refused after {n} tries: {said}. {stays}</source>
            <translation>第 {n} 次被拒：{said}。{stays}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_needs.py" />
            <source>Refused after {n} try: {said}. {stays}</source>
            <translation>第 {n} 次被拒：{said}。{stays}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_needs.py" />
            <source>The position is still open; the table of positions tells its stops.</source>
            <translation>持仓仍在；其止损见持仓表。</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_needs.py" />
            <source>What is left cannot be closed{worth}: {why}. It stays open.</source>
            <translation>余量无法平掉{worth}：{why}。仍持有。</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_needs.py" />
            <source>What is left is too small for {venue} to close{worth}. It stays open.</source>
            <translation>余量太小，{venue} 无法平掉{worth}。仍持有。</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>CHECKING</source>
            <translation>核对中</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>CLOSED</source>
            <translation>已平仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>CLOSING</source>
            <translation>平仓中</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>LEFT</source>
            <translation>余量</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>LONG</source>
            <translation>多</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>Long</source>
            <translation>多头</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>Nothing held</source>
            <translation>无持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>Open</source>
            <translation>持有</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>REFUSED</source>
            <translation>被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>SHORT</source>
            <translation>空</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>Short</source>
            <translation>空头</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>WAITING</source>
            <translation>等待</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>a market order is refused for its price</source>
            <translation>市价单因价格被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>close accepted</source>
            <translation>平仓已受理</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>close sent, waiting for the answer</source>
            <translation>平仓已发，等待应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>closed: zero twice</source>
            <translation>已平仓：两次为零</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>in line to be closed</source>
            <translation>排队待平</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>last read {time}</source>
            <translation>最近读取 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>not done, tried again</source>
            <translation>未执行，重试</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>our time stamp was refused</source>
            <translation>时间戳被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>reading the position</source>
            <translation>读取持仓中</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>resting close orders must go first</source>
            <translation>须先撤挂着的平仓单</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>the venue says that nothing is held</source>
            <translation>交易所称无持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>too small for the venue to close</source>
            <translation>太小，交易所无法平掉</translation>
        </message>
        <message>
            <location filename="../../gui/models/position_words.py" />
            <source>zero once, reading again</source>
            <translation>一次为零，再次读取</translation>
        </message>
        <message>
            <location filename="../../gui/models/proof_texts.py" />
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/models/proof_texts.py" />
            <source>Proof of run {run} not saved ({reason}), and the journal cannot be used. Free some space and save again before closing.</source>
            <translation>第 {run} 次执行的凭证未保存（{reason}），且日志不可用。请腾出空间，关闭前再保存。</translation>
        </message>
        <message>
            <location filename="../../gui/models/proof_texts.py" />
            <source>Proof of run {run} not saved ({reason}). The journal keeps the run. Free some space and save again, or use: killswitch proof {run}</source>
            <translation>第 {run} 次执行的凭证未保存（{reason}）。日志仍保有。请腾出空间再保存，或用：killswitch proof {run}</translation>
        </message>
        <message>
            <location filename="../../gui/models/proof_texts.py" />
            <source>Proof of run {run} saved from memory, the journal cannot be used: {path}</source>
            <translation>日志不可用，已从内存保存第 {run} 次执行的凭证：{path}</translation>
        </message>
        <message>
            <location filename="../../gui/models/proof_texts.py" />
            <source>Proof of run {run} saved: {path}</source>
            <translation>第 {run} 次执行的凭证已保存：{path}</translation>
        </message>
        <message>
            <location filename="../../gui/models/proof_texts.py" />
            <source>There was no run yet, so there is nothing to prove.</source>
            <translation>尚未执行过，没有可保存的凭证。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Algo orders gone. Proven by listings.</source>
            <translation>策略委托撤净，已由列表核实。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Algo orders only. Positions were not touched.</source>
            <translation>仅撤策略委托，未动持仓。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Algo orders only. {n} ordinary order stays open.</source>
            <translation>仅撤策略委托。{n} 笔普通委托未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Algo orders only. {n} ordinary orders and {p} positions stay.</source>
            <translation>仅撤策略委托。{n} 笔普通委托、{p} 个持仓仍在。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Algo orders only. {n} ordinary orders stay open.</source>
            <translation>仅撤策略委托。{n} 笔普通委托未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>All gone. Proven by listings.</source>
            <translation>全部撤净，已由委托列表核实。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>All of them gone and closed. Proven.</source>
            <translation>全部撤净并平掉，已核实。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Binance PM</source>
            <translation>Binance PM</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Binance PM, spot, options</source>
            <translation>Binance 统一账户、现货、期权</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Binance portfolio margin</source>
            <translation>Binance 统一账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Binance portfolio margin, spot and options orders</source>
            <translation>Binance 统一账户、现货与期权委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>FLAT. All orders gone, all positions closed. Proven.</source>
            <translation>已清仓。委托撤净，持仓平掉，均已核实。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>FLAT. No order open, no position held. Proven.</source>
            <translation>已清仓。无委托，无持仓，已核实。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>FLATTEN: {closed}</source>
            <translation>清仓：{closed}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>No algo order open. Proven by listings.</source>
            <translation>没有未撤策略委托，已由列表核实。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Not covered: {names}</source>
            <translation>未覆盖：{names}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Nothing open. Proven by listings.</source>
            <translation>没有未撤委托，已由委托列表核实。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>OKX bots</source>
            <translation>OKX 机器人</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Orders and positions. Spot balances were not touched.</source>
            <translation>委托与持仓。未动现货余额。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Orders only. Positions were not touched.</source>
            <translation>仅撤委托，未动持仓。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Orders only. {n} position stays.</source>
            <translation>仅撤委托。{n} 个持仓仍在。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Orders only. {n} positions stay.</source>
            <translation>仅撤委托。{n} 个持仓仍在。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Positions not touched.</source>
            <translation>未动持仓。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Positions were not touched.</source>
            <translation>未动持仓。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Spot balances were not touched.</source>
            <translation>未动现货余额。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>Spot not touched.</source>
            <translation>未动现货。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>This run ends: {what}</source>
            <translation>本次执行处理：{what}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{k} of {m} closed</source>
            <translation>已平 {k} / {m}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{k} of {m} positions closed</source>
            <translation>已平 {k} / {m} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} gone, proven</source>
            <translation>{n} 笔已核实撤销</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} gone, {k} of {m} closed</source>
            <translation>撤净 {n}，已平 {k} / {m}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} gone, {k} of {m} positions closed</source>
            <translation>撤净 {n} 笔，已平 {k} / {m} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} orders, {p} positions stay.</source>
            <translation>{n} 笔委托、{p} 个持仓仍在。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} ordinary order stays open.</source>
            <translation>{n} 笔普通委托未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} ordinary orders stay open.</source>
            <translation>{n} 笔普通委托未撤。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} ordinary orders, {p} positions stay.</source>
            <translation>{n} 笔普通委托、{p} 个持仓仍在。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} position stays.</source>
            <translation>{n} 个持仓仍在。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} positions stay.</source>
            <translation>{n} 个持仓仍在。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} protective order waits until its position is closed</source>
            <translation>{n} 笔保护单等待其持仓平掉</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} protective orders wait until their positions are closed</source>
            <translation>{n} 笔保护单等待其持仓平掉</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} protective wait</source>
            <translation>{n} 笔保护单等待</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} protective wait for their positions</source>
            <translation>{n} 笔保护单等待持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} protective waits</source>
            <translation>{n} 笔保护单等待</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_reach_texts.py" />
            <source>{n} protective waits for its position</source>
            <translation>{n} 笔保护单等待持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>About {t} left</source>
            <translation>约剩 {t}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Armed. Waiting for a venue.</source>
            <translation>已待命，等待交易所。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Every path is tried each second</source>
            <translation>每秒尝试所有路径</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Every path, each second</source>
            <translation>每秒尝试</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Last drill</source>
            <translation>上次演练</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Not flat yet</source>
            <translation>尚未清空</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>PANIC sends anyway</source>
            <translation>紧急撤单仍会发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Ready to cancel</source>
            <translation>可撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Run {r} finished in</source>
            <translation>第 {r} 次执行用时</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Run {r} stopped after</source>
            <translation>第 {r} 次执行停止于</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Slowest account</source>
            <translation>最慢账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Stopped. Not flat yet</source>
            <translation>已停止，尚未清空</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Time to flat</source>
            <translation>清空用时</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>Try it: hold PANIC. This is a drill.</source>
            <translation>试一试：按住紧急撤单。这是演练。</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>accepted</source>
            <translation>已受理</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>account frozen</source>
            <translation>账户冻结</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>address refused</source>
            <translation>地址被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>algo order
{more} ordinary</source>
            <translation>策略委托
普通 {more} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>algo orders
{more} ordinary</source>
            <translation>策略委托
普通 {more} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>answers</source>
            <translation>有应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>answers, ready</source>
            <translation>有应答，就绪</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>banned for a while</source>
            <translation>暂时封禁</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>being read</source>
            <translation>读取中</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>down {age}, trying</source>
            <translation>中断 {age}，重试中</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>down, trying</source>
            <translation>中断，重试中</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>finished</source>
            <translation>已完成</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>gets no answer to cancels</source>
            <translation>撤单无应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>gone</source>
            <translation>已撤净</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>has an old listing</source>
            <translation>列表过旧</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>key lacks a right</source>
            <translation>密钥缺权限</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>key missing</source>
            <translation>缺密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>key of another environment</source>
            <translation>密钥属另一环境</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>key refused</source>
            <translation>密钥被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>key unknown in this region</source>
            <translation>此区域不识密钥</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>listing answers, ready to cancel</source>
            <translation>列表正常，可撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>no account yet</source>
            <translation>尚无账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>no answer</source>
            <translation>无应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>no answer yet</source>
            <translation>尚无应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>no answer, one order tries again and again</source>
            <translation>无应答，以一笔委托反复尝试</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>none yet</source>
            <translation>尚无</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>not proven now. PANIC sends them anyway</source>
            <translation>目前未核实，紧急撤单仍会发送</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>open</source>
            <translation>未撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>open algo order</source>
            <translation>未撤策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>open algo orders</source>
            <translation>未撤策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>open order</source>
            <translation>未撤委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>open orders</source>
            <translation>未撤委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>open orders
? positions</source>
            <translation>未撤委托
持仓 ?</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>open orders
{n} position</source>
            <translation>未撤委托
持仓 {n} 个</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>open orders
{n} positions</source>
            <translation>未撤委托
持仓 {n} 个</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>queued</source>
            <translation>排队</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>reads its first listing</source>
            <translation>首次读取列表中</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>rejected</source>
            <translation>被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>sent</source>
            <translation>已发</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>still running</source>
            <translation>执行中</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>time stamp refused</source>
            <translation>时间戳被拒</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>today {time}</source>
            <translation>今天 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>triggered</source>
            <translation>已触发</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>waiting for a venue</source>
            <translation>等待交易所</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{age} ago</source>
            <translation>{age} 前</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{fresh} fresh + {n} last known</source>
            <translation>最新 {fresh} 笔 + 已知 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{k} of {n} account</source>
            <translation>{k} / {n} 个账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{k} of {n} accounts</source>
            <translation>{k} / {n} 个账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{missing} of {n} listing missing</source>
            <translation>{n} 个列表中缺 {missing} 个</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{missing} of {n} listings missing</source>
            <translation>{n} 个列表中缺 {missing} 个</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{n} answer per second</source>
            <translation>每秒 {n} 个应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{n} answers per second</source>
            <translation>每秒 {n} 个应答</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{n} new since the run</source>
            <translation>执行后新增 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{n} of {m} gone</source>
            <translation>已撤净 {n} / {m}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{n} order flat in {time}, {when}</source>
            <translation>{n} 笔，{time} 清空，{when}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{n} orders flat in {time}, {when}</source>
            <translation>{n} 笔，{time} 清空，{when}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{n} taken back</source>
            <translation>收回 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{n} taken back, {sent} already sent</source>
            <translation>收回 {n} 笔，已发 {sent} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{time} seconds, {how}</source>
            <translation>{time} 秒，{how}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{venue} cancels</source>
            <translation>{venue} 撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{venue} listing</source>
            <translation>{venue} 列表</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{what} for {age}</source>
            <translation>{what}已 {age}</translation>
        </message>
        <message>
            <location filename="../../gui/models/run_texts.py" />
            <source>{what}, {next}</source>
            <translation>{what}，{next}</translation>
        </message>
        <message>
            <location filename="../../gui/models/setting_choices.py" />
            <source>Compact</source>
            <translation>紧凑</translation>
        </message>
        <message>
            <location filename="../../gui/models/setting_choices.py" />
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="../../gui/models/setting_choices.py" />
            <source>Follow system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <location filename="../../gui/models/setting_choices.py" />
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="../../gui/models/setting_choices.py" />
            <source>Longer is safer, shorter is faster.</source>
            <translation>较长更安全，较短更快。</translation>
        </message>
        <message>
            <location filename="../../gui/models/setting_choices.py" />
            <source>Normal</source>
            <translation>标准</translation>
        </message>
        <message>
            <location filename="../../gui/models/setting_choices.py" />
            <source>hold_ms in the configuration file decides.</source>
            <translation>由配置文件中的 hold_ms 决定。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>DEMO</source>
            <translation>模拟盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>DRILL</source>
            <translation>演练</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Exchange demo trading. Demo orders only. Real orders are NOT touched.</source>
            <translation>交易所模拟盘，仅模拟委托。不会触碰真实委托。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Kill switch</source>
            <translation>紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>New orders are still being cancelled. Quitting ends that; the next start offers to resume it.</source>
            <translation>仍在撤销新委托。退出即停止；下次启动可恢复。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>New orders are still being cancelled. The window was minimised, not closed.</source>
            <translation>仍在撤销新委托。窗口已最小化，未关闭。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Practice venues built into this program. Nothing leaves this computer. Real orders are NOT touched.</source>
            <translation>程序内置的练习交易所。数据不会离开本机。不会触碰真实委托。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Real accounts. PANIC cancels real orders.</source>
            <translation>真实账户。按下将撤销真实委托。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Real orders will no longer be watched here.</source>
            <translation>此处将不再监视真实委托。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Run {run} is on and goes on. The window was minimised, not closed.</source>
            <translation>第 {run} 次执行仍在进行。窗口已最小化，未关闭。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Run {run} is on. Quitting drops {n} waiting cancel; {sent} already sent stay sent.</source>
            <translation>第 {run} 次执行中。退出将丢弃 {n} 笔待发撤单；已发 {sent} 笔不受影响。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Run {run} is on. Quitting drops {n} waiting cancels; {sent} already sent stay sent.</source>
            <translation>第 {run} 次执行中。退出将丢弃 {n} 笔待发撤单；已发 {sent} 笔不受影响。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Run {run} is on. Quitting drops {queued} waiting cancels, leaves {n} position; {sent} already sent stay.</source>
            <translation>第 {run} 次执行中。退出将丢弃 {queued} 笔待发撤单，留下 {n} 个持仓；已发 {sent} 笔不受影响。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Run {run} is on. Quitting drops {queued} waiting cancels, leaves {n} positions; {sent} already sent stay.</source>
            <translation>第 {run} 次执行中。退出将丢弃 {queued} 笔待发撤单，留下 {n} 个持仓；已发 {sent} 笔不受影响。</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>Stay live</source>
            <translation>留在实盘</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>{n} account</source>
            <translation>{n} 个账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>{n} accounts</source>
            <translation>{n} 个账户</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>{n} of {m}</source>
            <translation>{n} / {m}</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>{n} protective stay</source>
            <translation>保留 {n} 笔保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>{n} protective stays</source>
            <translation>保留 {n} 笔保护单</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>{n} stay open</source>
            <translation>{n} 笔不撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/texts.py" />
            <source>{n} stays open</source>
            <translation>{n} 笔不撤</translation>
        </message>
        <message>
            <location filename="../../gui/models/what_texts.py" />
            <source>Algo orders</source>
            <translation>策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/what_texts.py" />
            <source>All orders</source>
            <translation>全部委托</translation>
        </message>
        <message>
            <location filename="../../gui/models/what_texts.py" />
            <source>FLATTEN</source>
            <translation>清仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/what_texts.py" />
            <source>Flatten</source>
            <translation>清仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/what_texts.py" />
            <source>PANIC cancels algo orders and ordinary orders. Positions stay</source>
            <translation>紧急撤单撤销策略委托与普通委托，不动持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/what_texts.py" />
            <source>PANIC cancels algo orders. Ordinary orders and positions stay</source>
            <translation>紧急撤单只撤策略委托，不动普通委托与持仓</translation>
        </message>
        <message>
            <location filename="../../gui/models/what_texts.py" />
            <source>PANIC cancels all orders, then closes the positions. Held longer</source>
            <translation>紧急撤单撤销全部委托，再平掉持仓。须按得更久</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>API key</source>
            <translation>API 密钥</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>Arm the venue's own timer during a run</source>
            <translation>执行期间启用交易所计时撤单</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>Demo trading</source>
            <translation>模拟盘</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>Kept; paste a new one to replace it</source>
            <translation>已保存；粘贴新的以替换</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>Live trading</source>
            <translation>实盘</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>No key was found in what was pasted.</source>
            <translation>粘贴内容中没有密钥。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>Orders</source>
            <translation>委托</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>Secret</source>
            <translation>私钥</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/account_form.py" />
            <source>Test connection</source>
            <translation>测试连接</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/accounts_dialog.py" />
            <source>Accounts</source>
            <translation>账户</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/accounts_dialog.py" />
            <source>Changed since the test.</source>
            <translation>测试后有改动。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/accounts_dialog.py" />
            <source>Close the accounts (Esc)</source>
            <translation>关闭账户（Esc）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/accounts_dialog.py" />
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/accounts_dialog.py" />
            <source>Not tested. A test touches no order.</source>
            <translation>未测试。测试不触碰委托。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/accounts_dialog.py" />
            <source>PANIC works while this is open</source>
            <translation>此窗口打开时紧急撤单仍可用</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/accounts_dialog.py" />
            <source>Save account</source>
            <translation>保存账户</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/accounts_dialog.py" />
            <source>Saved accounts</source>
            <translation>已存账户</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/accounts_strip.py" />
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/attention_view.py" />
            <source>Acknowledge</source>
            <translation>知道了</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/attention_view.py" />
            <source>BLOCKED</source>
            <translation>受阻</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/attention_view.py" />
            <source>Copy id</source>
            <translation>复制编号</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/attention_view.py" />
            <source>DISK</source>
            <translation>磁盘</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/attention_view.py" />
            <source>DOWN</source>
            <translation>中断</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/attention_view.py" />
            <source>NEW</source>
            <translation>新增</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/attention_view.py" />
            <source>Nothing needs you</source>
            <translation>没有待处理事项</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/attention_view.py" />
            <source>SILENT</source>
            <translation>无响应</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/attention_view.py" />
            <source>{n} more: choose Needs you above the table</source>
            <translation>另有 {n} 项：请选表格上方的“待处理”</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/bottom_panel.py" />
            <source>Journal</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/bottom_panel.py" />
            <source>Journal on or off</source>
            <translation>显示或隐藏日志</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/bottom_panel.py" />
            <source>Journal on or off ({keys})</source>
            <translation>显示或隐藏日志（{keys}）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/bottom_panel.py" />
            <source>Needs you, {n}</source>
            <translation>待处理，{n}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/deck.py" />
            <source>Cancel the ticked orders ({keys})</source>
            <translation>撤销勾选的委托（{keys}）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/deck.py" />
            <source>Scope of PANIC</source>
            <translation>紧急撤单的范围</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>0 of {n} positions shown. The filter hides the rest.</source>
            <translation>显示 0 / {n} 个持仓。其余被筛选隐藏。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>0 of {n} shown. The filter hides the rest. It never narrows PANIC.</source>
            <translation>显示 0 / {n}。其余被筛选隐藏。筛选从不缩小紧急撤单的范围。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>Add an account, or try a drill.</source>
            <translation>添加账户，或先演练。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>Clear filter</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>No open algo orders</source>
            <translation>没有未撤的策略委托</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>No open orders</source>
            <translation>没有未撤委托</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>No open positions</source>
            <translation>没有持仓</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>No orders known. There is no account yet.</source>
            <translation>未知委托。尚无账户。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>No orders known. {n} of {m} listings are missing.</source>
            <translation>未知委托。{m} 个列表中缺 {n} 个。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>No orders known. {n} of {m} listings is missing.</source>
            <translation>未知委托。{m} 个列表中缺 {n} 个。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>PANIC works: it cancels what the listings show as they come.</source>
            <translation>紧急撤单可用：列表到达即撤销其中委托。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>Positions not known: no account's positions were read yet</source>
            <translation>持仓未知：尚未读取任何账户的持仓</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>Positions not known: {why}</source>
            <translation>持仓未知：{why}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>{account}: last complete list {age} old</source>
            <translation>{account}：最近完整列表 {age} 前</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>{account}: last complete reading {age} old</source>
            <translation>{account}：最近完整读取于 {age} 前</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>{account}: list {age} old</source>
            <translation>{account}：列表 {age} 前</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>{account}: not read yet</source>
            <translation>{account}：尚未读取</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>{account}: read {age} ago</source>
            <translation>{account}：{age} 前读取</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/empty_words.py" />
            <source>{account}: {why}</source>
            <translation>{account}：{why}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/filter_edit.py" />
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/filter_edit.py" />
            <source>Filter instrument, kind, account, sCode</source>
            <translation>筛选 合约、类型、账户、sCode</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/filter_edit.py" />
            <source>Words are AND, -word excludes; {example}</source>
            <translation>多词同时满足，-词 表示排除；{example}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/inspecting.py" />
            <source>Hidden by the filter</source>
            <translation>被筛选隐藏</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/inspecting.py" />
            <source>Row {n} of {m}</source>
            <translation>第 {n} 行，共 {m} 行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/keep_check.py" />
            <source>Keep protective orders</source>
            <translation>保留保护性委托</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/keep_check.py" />
            <source>PANIC leaves orders that only reduce or close a position</source>
            <translation>紧急撤单保留只减仓或平仓的委托</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/key_edit.py" />
            <source>Hold to show</source>
            <translation>按住显示</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/language_menu.py" />
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/latch_line.py" />
            <source>Release</source>
            <translation>解除</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/latch_line.py" />
            <source>Release: new orders are left alone</source>
            <translation>解除：不再撤销新委托</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/latch_line.py" />
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/latch_line.py" />
            <source>Resume cancelling new orders</source>
            <translation>恢复撤销新委托</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/main_window.py" />
            <source>Hold stopped. Nothing was sent</source>
            <translation>已松开，未发送</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/main_window.py" />
            <source>PANIC fired: {what}</source>
            <translation>已触发紧急撤单：{what}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/main_window.py" />
            <source>Press again to fire</source>
            <translation>再按一次即触发</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>Change mode</source>
            <translation>切换模式</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>Keep on top ({keys}), PANIC in a small window</source>
            <translation>窗口置顶（{keys}），小窗紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>Mode: {mode}</source>
            <translation>模式：{mode}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>Rehearse</source>
            <translation>演习</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>Rehearse an outage</source>
            <translation>演习一次故障</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>Rehearse an outage. On now: {what}</source>
            <translation>演习一次故障。当前：{what}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>Sounds are off</source>
            <translation>声音已关</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>Sounds are on</source>
            <translation>声音已开</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/mode_banner.py" />
            <source>{title}: {sentence}</source>
            <translation>{title}：{sentence}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/notice_bar.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/orders_header.py" />
            <source>Columns of the open orders</source>
            <translation>未撤委托的列</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/orders_view.py" />
            <source>Open orders, {n} rows, {ticked} ticked</source>
            <translation>未撤委托，{n} 行，已勾选 {ticked}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/panic_button.py" />
            <source>After 1.2 s, within 3 s
Esc: nothing is sent</source>
            <translation>1.2 秒后、3 秒内
Esc：不会发送</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/panic_button.py" />
            <source>Not fired. Nothing was sent</source>
            <translation>未触发，未发送</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/panic_button.py" />
            <source>Within 3 seconds. Esc: nothing is sent</source>
            <translation>3 秒内有效。按 Esc：不会发送</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/panic_strip.py" />
            <source>Still open {n}</source>
            <translation>仍未撤 {n}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/panic_strip.py" />
            <source>Still open {n} · {p} positions</source>
            <translation>仍未撤 {n} · {p} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/pin_menu.py" />
            <source>Keep on top</source>
            <translation>窗口置顶</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/pin_menu.py" />
            <source>PANIC in a small window</source>
            <translation>小窗紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_header.py" />
            <source>Columns of the positions</source>
            <translation>持仓的列</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_switch.py" />
            <source>Not every account's positions are known now</source>
            <translation>目前并非每个账户的持仓都已知</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_switch.py" />
            <source>Pos. {n}</source>
            <translation>持仓 {n}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_switch.py" />
            <source>Positions {n}</source>
            <translation>持仓 {n}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_switch.py" />
            <source>Positions, {n}</source>
            <translation>持仓，{n}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_switch.py" />
            <source>Show the positions ({keys})</source>
            <translation>显示持仓（{keys}）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_switch.py" />
            <source>{n} open position</source>
            <translation>{n} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_switch.py" />
            <source>{n} open positions</source>
            <translation>{n} 个持仓</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_switch.py" />
            <source>{n} with no stop</source>
            <translation>{n} 个无止损</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_view.py" />
            <source>, {n} with no stop</source>
            <translation>，{n} 个无止损</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_view.py" />
            <source>Open positions, {n} row</source>
            <translation>持仓，{n} 行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/positions_view.py" />
            <source>Open positions, {n} rows</source>
            <translation>持仓，{n} 行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/rehearse_menu.py" />
            <source>Fresh practice orders, the same rehearsal.</source>
            <translation>重置练习委托，同一演习。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/rehearse_menu.py" />
            <source>Outages that happened</source>
            <translation>真实发生过的故障</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/rehearse_menu.py" />
            <source>Start again</source>
            <translation>重新开始</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/row_inspector.py" />
            <source>Close the inspector</source>
            <translation>关闭详情</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/row_inspector.py" />
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/row_inspector.py" />
            <source>Copy all</source>
            <translation>全部复制</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/row_inspector.py" />
            <source>Earlier try</source>
            <translation>较早一次</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/row_inspector.py" />
            <source>Later try</source>
            <translation>较晚一次</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/row_inspector.py" />
            <source>Retry this order</source>
            <translation>重试此委托</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/row_inspector.py" />
            <source>What happened</source>
            <translation>经过</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/run_panel.py" />
            <source>Retry {n}</source>
            <translation>重试 {n} 笔</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/run_panel.py" />
            <source>Save proof</source>
            <translation>保存凭证</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/run_panel.py" />
            <source>Still open</source>
            <translation>仍未撤</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/run_panel.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/run_panel.py" />
            <source>Stop sending</source>
            <translation>停止发送</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/scope_combo.py" />
            <source>Scope</source>
            <translation>范围</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/scope_combo.py" />
            <source>What PANIC reaches. The filter never changes it.</source>
            <translation>紧急撤单覆盖的范围，筛选不会改变它。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/settings_panel.py" />
            <source>Close the settings (Esc)</source>
            <translation>关闭设置（Esc）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/settings_panel.py" />
            <source>Hold PANIC for</source>
            <translation>按住时长</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/settings_panel.py" />
            <source>Reduce motion</source>
            <translation>减少动画</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/settings_panel.py" />
            <source>Rows</source>
            <translation>行距</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/settings_panel.py" />
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/settings_panel.py" />
            <source>Sounds</source>
            <translation>声音</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/settings_panel.py" />
            <source>The first arms for 3 s, the second fires. A hold fires too.</source>
            <translation>第一次按下待命 3 s，第二次触发。按住同样触发。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/settings_panel.py" />
            <source>The ring fills in ten steps; nothing else moves.</source>
            <translation>圆环分十步填满，其余不动。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/settings_panel.py" />
            <source>Two presses, for hands that cannot hold</source>
            <translation>两次按下，适合无法按住的人</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_menu.py" />
            <source>Clear finished</source>
            <translation>清除已完成</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_menu.py" />
            <source>Copy the row</source>
            <translation>复制此行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_menu.py" />
            <source>Show the order</source>
            <translation>查看委托</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>Row order held</source>
            <translation>行序不变</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>Row order held during the run</source>
            <translation>执行中行序不变</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>Select shown</source>
            <translation>选中所示</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>Take {n} finished row off the table; the journal keeps it</source>
            <translation>从表中移除 {n} 行已完成；日志仍保留</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>Take {n} finished rows off the table; the journal keeps them</source>
            <translation>从表中移除 {n} 行已完成；日志仍保留</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>Tick every row that is shown ({keys})</source>
            <translation>勾选所有显示的行（{keys}）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>Untick every row ({keys})</source>
            <translation>取消所有勾选（{keys}）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>not known yet</source>
            <translation>尚未知</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>not known: {names}</source>
            <translation>未知：{names}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>{n} of {m} selected</source>
            <translation>已选 {n} / {m}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/table_toolbar.py" />
            <source>{n} of {m} shown</source>
            <translation>显示 {n} / {m}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/theme_menu.py" />
            <source>Dark theme</source>
            <translation>深色主题</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/theme_menu.py" />
            <source>Light theme</source>
            <translation>浅色主题</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tray.py" />
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tray.py" />
            <source>Show PANIC</source>
            <translation>显示紧急撤单</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tray.py" />
            <source>Show window</source>
            <translation>显示窗口</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/view_switch.py" />
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/what_switch.py" />
            <source>What PANIC ends</source>
            <translation>紧急撤单的对象</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/window_questions.py" />
            <source>Keep running</source>
            <translation>继续执行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/window_questions.py" />
            <source>Quit anyway</source>
            <translation>仍要退出</translation>
        </message>
    </context>
</TS>
